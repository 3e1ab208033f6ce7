-- A day that no month has, 2023-02-30, is no date: one such text must not keep a whole snapshot out.
-- Texts that made a date before make the same one, so that nothing stored has to be computed again.

create function month_begin(written text) returns date
language sql immutable parallel safe
return make_date(
  -- PostgreSQL counts no year 0: it is the first before Christ.
  case when written like '0000%' then -1 else substr(written, 1, 4)::int end,
  substr(written, 6, 2)::int,
  1);

create or replace function registry_day(written text) returns date
language sql immutable parallel safe
return case
  when written ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' then
    case
      when extract(month from month_begin(written) + (substr(written, 9, 2)::int - 1))
        = substr(written, 6, 2)::int
      then month_begin(written) + (substr(written, 9, 2)::int - 1)
    end
  when written ~ '^[0-9]{4}-(0[1-9]|1[0-2])$' then month_begin(written)
  when written ~ '^[0-9]{4}$' then month_begin(written || '-01')
end;
