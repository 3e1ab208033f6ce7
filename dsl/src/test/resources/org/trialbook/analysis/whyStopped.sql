-- rules: stop-reasons.tsv, as a table of reason and pattern in their order; the rule "not" takes text away first,
-- and a reason with a question mark is one only where no rule above it was found
WITH texts AS (
  SELECT nctId, regexp_replace(lower(whyStopped), (SELECT pattern FROM rules WHERE reason = 'not'), ' ', 'g') AS why
  FROM studies
  WHERE studyType = 'INTERVENTIONAL' AND overallStatus IN ('TERMINATED', 'WITHDRAWN', 'SUSPENDED') AND whyStopped IS NOT NULL),
numbered AS (SELECT rowid AS place, reason, pattern FROM rules WHERE reason <> 'not'),
hits AS (SELECT nctId, place, reason FROM texts JOIN numbered ON regexp_matches(why, pattern)),
firsts AS (SELECT nctId, min(place) AS first FROM hits GROUP BY nctId),
found AS (
  SELECT DISTINCT nctId, replace(reason, '?', '') AS reason FROM hits JOIN firsts USING (nctId) WHERE NOT ends_with(reason, '?') OR place = first
  UNION ALL SELECT nctId, 'Unclassified' FROM texts WHERE nctId NOT IN (SELECT nctId FROM hits))
SELECT reason, count(*) AS studies, round(100.0 * count(*) / (SELECT count(*) FROM texts), 1) AS percent
FROM found GROUP BY 1
