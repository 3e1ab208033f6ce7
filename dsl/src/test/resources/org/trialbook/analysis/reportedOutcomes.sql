WITH mine AS (SELECT nctId FROM studies WHERE studyType = 'INTERVENTIONAL' AND hasResults),
reported AS (
  SELECT nctId, replace(outcomeMeasureType, 'OTHER_PRE_SPECIFIED', 'OTHER') AS outcome,
    regexp_replace(lower(trim(outcomeMeasureTitle, E' \t\n')), '\s+', ' ', 'g') AS title
  FROM results_outcome_measures JOIN mine USING (nctId)),
planned AS (
  SELECT nctId, plannedOutcomeRole AS outcome, regexp_replace(lower(trim(plannedOutcomeMeasure, E' \t\n')), '\s+', ' ', 'g') AS title
  FROM planned_outcomes JOIN mine USING (nctId)),
counts AS (
  SELECT outcome, count(*) AS planned,
    count(*) FILTER ((nctId, title) IN (SELECT (nctId, title) FROM reported)) AS sameWording FROM planned GROUP BY 1)
SELECT outcome, (SELECT count(DISTINCT nctId) FROM (SELECT nctId, outcome AS role FROM planned UNION ALL SELECT nctId, outcome FROM reported) WHERE role = counts.outcome) AS studies,
  planned, (SELECT count(*) FROM reported r WHERE r.outcome = counts.outcome) AS reported, sameWording,
  round(100.0 * sameWording / planned, 1) AS percentSameWording
FROM counts
