WITH drugs AS (
  SELECT nctId, phase FROM studies
  WHERE studyType = 'INTERVENTIONAL' AND nctId IN (
    SELECT nctId FROM interventions
    WHERE interventionType IN ('DRUG', 'BIOLOGICAL', 'COMBINATION_PRODUCT', 'GENETIC')))
SELECT coalesce(phase, '(missing)') AS phase, count(*) AS studies,
  round(100.0 * count(*) / (SELECT count(*) FROM drugs), 1) AS percent
FROM drugs GROUP BY 1
