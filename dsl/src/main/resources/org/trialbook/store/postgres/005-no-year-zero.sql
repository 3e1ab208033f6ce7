-- No calendar of the registry has a year 0: such a text is no date, in flatten's cells as here.

create or replace function registry_day(written text) returns date
language sql immutable parallel safe
return case
  when written like '0000%' then null
  when written ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' then
    case
      when extract(month from month_begin(written) + (substr(written, 9, 2)::int - 1))
        = substr(written, 6, 2)::int
      then month_begin(written) + (substr(written, 9, 2)::int - 1)
    end
  when written ~ '^[0-9]{4}-(0[1-9]|1[0-2])$' then month_begin(written)
  when written ~ '^[0-9]{4}$' then month_begin(written || '-01')
end;

-- Columns that are computed are computed again where a row is written.
update study set json = json
where least(start_date, primary_completion_date, last_update_post_date) < date '0001-01-01';
