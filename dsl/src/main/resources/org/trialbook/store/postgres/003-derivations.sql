-- How the rows of each relation were made: where that has changed, they are made anew.
alter table trialbook_relation add column derivation text not null default '';
