WITH mine AS (
  SELECT DISTINCT nctId, drug, drugKind, startDate, overallStatus,
    CASE WHEN list_contains(phases, 'PHASE4') THEN 4 WHEN list_contains(phases, 'PHASE3') THEN 3
         WHEN list_contains(phases, 'PHASE2') THEN 2 WHEN list_contains(phases, 'PHASE1') THEN 1 ELSE 0 END AS phase
  FROM interventions JOIN studies USING (nctId) JOIN drugs USING (interventionName)
  WHERE studyType = 'INTERVENTIONAL' AND interventionType IN ('DRUG', 'BIOLOGICAL', 'COMBINATION_PRODUCT', 'GENETIC')
    AND drugKind <> 'COMPARATOR')
SELECT drug, any_value(drugKind) AS drugKind, count(*) AS studies,
  count(*) FILTER (overallStatus IN ('RECRUITING', 'NOT_YET_RECRUITING', 'ENROLLING_BY_INVITATION', 'ACTIVE_NOT_RECRUITING')) AS active,
  count(*) FILTER (phase = 1) AS phase1, count(*) FILTER (phase = 2) AS phase2, count(*) FILTER (phase = 3) AS phase3,
  count(*) FILTER (phase = 4) AS phase4, count(*) FILTER (phase = 0) AS otherPhase,
  nullif(max(phase), 0) AS maxPhase, min(startDate) AS firstStart
FROM mine GROUP BY drug
