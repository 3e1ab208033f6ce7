WITH active AS (
  SELECT nctId FROM studies WHERE studyType = 'INTERVENTIONAL'
    AND overallStatus IN ('RECRUITING', 'NOT_YET_RECRUITING', 'ENROLLING_BY_INVITATION', 'ACTIVE_NOT_RECRUITING')),
both_of AS (
  SELECT DISTINCT nctId, meshTerm, interventionType FROM active JOIN mesh_terms USING (nctId) JOIN interventions USING (nctId)
  WHERE meshOf = 'CONDITION' AND meshRole = 'TERM' AND meshTerm IS NOT NULL AND interventionType IS NOT NULL),
terms AS (SELECT meshTerm FROM both_of GROUP BY 1 ORDER BY count(DISTINCT nctId) DESC, meshTerm LIMIT 10),
types AS (SELECT DISTINCT interventionType FROM both_of)
SELECT meshTerm, interventionType, count(DISTINCT nctId) AS studies
FROM terms CROSS JOIN types LEFT JOIN both_of USING (meshTerm, interventionType) GROUP BY 1, 2
