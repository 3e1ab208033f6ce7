-- Studies as they came, and what they are searched by, computed from them.

-- The first day that a date of the registry may mean: yyyy, yyyy-MM or yyyy-MM-dd.
create function registry_day(written text) returns date
language sql immutable parallel safe
return case
  when written ~ '^\d{4}-\d{2}-\d{2}' then
    make_date(substr(written, 1, 4)::int, substr(written, 6, 2)::int, substr(written, 9, 2)::int)
  when written ~ '^\d{4}-\d{2}$' then
    make_date(substr(written, 1, 4)::int, substr(written, 6, 2)::int, 1)
  when written ~ '^\d{4}$' then make_date(written::int, 1, 1)
end;

-- MeSH terms of a browse module with their ancestors.
create function mesh_terms(module jsonb) returns text[]
language sql immutable parallel safe
return array(
  select jsonb_array_elements_text(
    jsonb_path_query_array(module, '$.meshes[*].term')
      || jsonb_path_query_array(module, '$.ancestors[*].term')));

create table study (
  nct_id text primary key,
  fingerprint bigint not null,
  json jsonb not null,
  brief_title text generated always as
    (json #>> '{protocolSection,identificationModule,briefTitle}') stored,
  overall_status text generated always as
    (json #>> '{protocolSection,statusModule,overallStatus}') stored,
  start_date date generated always as
    (registry_day(json #>> '{protocolSection,statusModule,startDateStruct,date}')) stored,
  primary_completion_date date generated always as
    (registry_day(json #>> '{protocolSection,statusModule,primaryCompletionDateStruct,date}')) stored,
  last_update_post_date date generated always as
    (registry_day(json #>> '{protocolSection,statusModule,lastUpdatePostDateStruct,date}')) stored,
  criteria text generated always as
    (json #>> '{protocolSection,eligibilityModule,eligibilityCriteria}') stored,
  eligibility tsvector generated always as
    (to_tsvector('english', coalesce(json #>> '{protocolSection,eligibilityModule,eligibilityCriteria}', ''))) stored,
  condition_mesh text[] generated always as
    (mesh_terms(json #> '{derivedSection,conditionBrowseModule}')) stored,
  intervention_mesh text[] generated always as
    (mesh_terms(json #> '{derivedSection,interventionBrowseModule}')) stored
);

create index study_eligibility on study using gin (eligibility);
create index study_condition_mesh on study using gin (condition_mesh);
create index study_intervention_mesh on study using gin (intervention_mesh);
create index study_overall_status on study (overall_status);
create index study_start_date on study (start_date);
create index study_primary_completion_date on study (primary_completion_date);
create index study_last_update_post_date on study (last_update_post_date);

-- The relations that are tables beside it, and what each looks like.
create table trialbook_relation (
  name text primary key,
  shape text not null
);

-- The snapshot that all of it comes from: one row.
create table trialbook_snapshot (
  name text not null,
  source text not null,
  data_timestamp timestamp not null,
  studies bigint not null,
  loaded_at timestamptz not null default now()
);
