WITH mine AS (SELECT nctId FROM studies WHERE studyType = 'INTERVENTIONAL' AND hasResults),
outcomes AS (
  SELECT nctId, plannedOutcomeRole AS outcome, true AS isPlan FROM planned_outcomes JOIN mine USING (nctId)
  UNION ALL
  SELECT nctId, replace(outcomeMeasureType, 'OTHER_PRE_SPECIFIED', 'OTHER'), false FROM results_outcome_measures JOIN mine USING (nctId))
SELECT outcome, count(DISTINCT nctId) AS studies, count(*) FILTER (isPlan) AS planned, count(*) FILTER (NOT isPlan) AS reported
FROM outcomes WHERE outcome IN ('PRIMARY', 'SECONDARY', 'OTHER') GROUP BY 1
