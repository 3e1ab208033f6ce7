-- rules: stop-reasons.tsv, as a table of reason and pattern in their order; the rule "not" takes text away first
WITH texts AS (
  SELECT nctId, regexp_replace(lower(whyStopped), (SELECT pattern FROM rules WHERE reason = 'not'), ' ', 'g') AS why
  FROM studies
  WHERE studyType = 'INTERVENTIONAL' AND overallStatus IN ('TERMINATED', 'WITHDRAWN', 'SUSPENDED') AND whyStopped IS NOT NULL),
found AS (
  SELECT DISTINCT nctId, coalesce(reason, 'Unclassified') AS reason
  FROM texts LEFT JOIN rules ON reason <> 'not' AND regexp_matches(why, pattern))
SELECT reason, count(*) AS studies, round(100.0 * count(*) / (SELECT count(*) FROM texts), 1) AS percent
FROM found GROUP BY 1
