-- What tables.tsv joins: `ours` holds our relations, `aact` the tables made so far.

-- The numbers that AACT gives to rows.
CREATE MACRO arm_numbers() AS TABLE SELECT nct_id AS study, title AS label, min(id) AS number FROM aact.design_groups GROUP BY ALL;
CREATE MACRO intervention_numbers() AS TABLE
  SELECT nct_id AS study, row_number() OVER (PARTITION BY nct_id ORDER BY id) AS place, id AS number FROM aact.interventions;
CREATE MACRO facility_numbers() AS TABLE
  SELECT nct_id AS study, row_number() OVER (PARTITION BY nct_id ORDER BY id) AS place, id AS number FROM aact.facilities;
CREATE MACRO reference_numbers() AS TABLE
  SELECT nct_id AS study, row_number() OVER (PARTITION BY nct_id ORDER BY id) AS place, id AS number FROM aact.study_references;
CREATE MACRO outcome_numbers() AS TABLE
  SELECT nct_id AS study, row_number() OVER (PARTITION BY nct_id ORDER BY id) AS place, id AS number FROM aact.outcomes;
CREATE MACRO analysis_numbers() AS TABLE SELECT nct_id AS study, outcome_id AS outcome,
  row_number() OVER (PARTITION BY nct_id, outcome_id ORDER BY id) AS place, id AS number FROM aact.outcome_analyses;
CREATE MACRO group_numbers() AS TABLE SELECT nct_id AS study, result_type AS kind, outcome_id AS outcome, ctgov_group_code AS code, min(id) AS number
  FROM aact.result_groups GROUP BY ALL;

-- How many a baseline measurement is of: the count of the narrowest scope that has one.
CREATE MACRO only_baseline_units() AS TABLE SELECT nctId AS study, min(baselineDenomUnits) AS units FROM ours.results_baseline_denoms
  WHERE baselineDenomScope = 'OVERALL' GROUP BY nctId HAVING count(DISTINCT baselineDenomUnits) = 1;
CREATE MACRO baseline_denominators(wanted) AS TABLE SELECT nctId AS study, baselineMeasureOrdinal AS measure, baselineClassOrdinal AS class,
  baselineDenomUnits AS units, baselineDenomCountGroupId AS code, min(baselineDenomCountValueNumber) AS value
  FROM ours.results_baseline_denoms WHERE baselineDenomScope = wanted GROUP BY ALL;
