WITH terms AS (
  SELECT nctId, meshId, meshTerm, meshRole FROM mesh_terms JOIN studies USING (nctId)
  WHERE studyType = 'INTERVENTIONAL' AND meshOf = 'CONDITION' AND meshTerm IS NOT NULL)
SELECT min(meshId) AS meshId, meshTerm, count(DISTINCT nctId) AS studies, count(DISTINCT nctId) FILTER (meshRole = 'TERM') AS asTerm,
  round(100.0 * count(DISTINCT nctId) / (SELECT count(DISTINCT nctId) FROM terms), 1) AS percent
FROM terms GROUP BY meshTerm
