-- organisations: each sponsor's name with the group that it is rolled up to
WITH active AS (
  SELECT nctId, startDate, primaryCompletionDate, coalesce(number, 0) AS phase
  FROM studies LEFT JOIN (
    SELECT nctId, max(right(p.phase, 1)::INT) AS number FROM phases p WHERE p.phase SIMILAR TO 'PHASE[1-4]' GROUP BY 1) USING (nctId)
  WHERE studyType = 'INTERVENTIONAL'
    AND overallStatus IN ('RECRUITING', 'NOT_YET_RECRUITING', 'ENROLLING_BY_INVITATION', 'ACTIVE_NOT_RECRUITING')),
sponsored AS (
  SELECT DISTINCT organisation, active.* FROM active JOIN sponsors USING (nctId) JOIN organisations USING (sponsorName)),
classes AS (
  SELECT organisation, sponsorClass FROM sponsors JOIN organisations USING (sponsorName)
  WHERE sponsorClass IS NOT NULL GROUP BY organisation, sponsorClass
  QUALIFY row_number() OVER (PARTITION BY organisation ORDER BY count(*) DESC, sponsorClass) = 1)
SELECT organisation, any_value(sponsorClass) AS sponsorClass, count(*) AS active,
  count(*) FILTER (phase = 1) AS phase1, count(*) FILTER (phase = 2) AS phase2, count(*) FILTER (phase = 3) AS phase3,
  count(*) FILTER (phase = 4) AS phase4, count(*) FILTER (phase = 0) AS otherPhase, nullif(max(phase), 0) AS maxPhase,
  min(startDate) AS firstStart, min(primaryCompletionDate) FILTER (primaryCompletionDate >= DATE ':asOf') AS nextPrimaryCompletion
FROM sponsored LEFT JOIN classes USING (organisation) GROUP BY organisation
