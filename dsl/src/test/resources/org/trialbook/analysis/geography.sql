WITH sites AS (
  SELECT nctId, coalesce(locationCountry, '(missing)') AS country, locationStatus
  FROM locations JOIN studies USING (nctId) WHERE studyType = 'INTERVENTIONAL')
SELECT country, count(DISTINCT nctId) AS studies, count(*) AS sites,
  count(*) FILTER (locationStatus = 'RECRUITING') AS recruitingSites,
  round(100.0 * count(DISTINCT nctId) / (SELECT count(DISTINCT nctId) FROM sites), 1) AS percent
FROM sites GROUP BY 1
