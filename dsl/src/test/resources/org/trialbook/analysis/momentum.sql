WITH starts AS (
  SELECT DISTINCT nctId, meshTerm, startDate > DATE ':asOf' - INTERVAL 24 MONTH AS recent
  FROM studies JOIN mesh_terms USING (nctId)
  WHERE studyType = 'INTERVENTIONAL' AND meshOf = 'CONDITION' AND meshRole = 'TERM' AND meshTerm IS NOT NULL
    AND startDate > DATE ':asOf' - INTERVAL 48 MONTH AND startDate <= DATE ':asOf')
SELECT meshTerm, count(*) FILTER (recent) AS recent, count(*) FILTER (NOT recent) AS before,
  round(count(*) FILTER (recent) / count(*) FILTER (NOT recent), 2) AS ratio
FROM starts GROUP BY 1 HAVING count(*) FILTER (NOT recent) >= 3
