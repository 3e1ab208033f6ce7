WITH types AS (
  SELECT DISTINCT nctId, coalesce(interventionType, '(missing)') AS interventionType
  FROM interventions JOIN studies USING (nctId) WHERE studyType = 'INTERVENTIONAL')
SELECT interventionType, count(*) AS studies, round(100.0 * count(*) / (SELECT count(DISTINCT nctId) FROM types), 1) AS percent
FROM types GROUP BY 1
