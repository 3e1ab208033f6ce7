WITH drugs AS (
  SELECT nctId FROM studies
  WHERE studyType = 'INTERVENTIONAL' AND nctId IN (
    SELECT nctId FROM interventions
    WHERE interventionType IN ('DRUG', 'BIOLOGICAL', 'COMBINATION_PRODUCT', 'GENETIC')))
SELECT CASE p.phase
    WHEN 'EARLY_PHASE1' THEN 'Early Phase 1' WHEN 'PHASE1' THEN 'Phase 1' WHEN 'PHASE2' THEN 'Phase 2'
    WHEN 'PHASE3' THEN 'Phase 3' WHEN 'PHASE4' THEN 'Phase 4' WHEN 'NA' THEN 'Not Applicable'
    ELSE '(missing)' END AS phase,
  count(DISTINCT nctId) AS studies,
  round(100.0 * count(DISTINCT nctId) / (SELECT count(*) FROM drugs), 1) AS percent
FROM drugs LEFT JOIN phases p USING (nctId) GROUP BY 1
