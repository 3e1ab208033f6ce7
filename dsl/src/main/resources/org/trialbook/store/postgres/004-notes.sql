-- What a reader of the studies should know, a line each.
alter table trialbook_snapshot add column notes text not null default '';
