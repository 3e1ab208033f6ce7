-- After Williams and others 2015 (PMC4444136), on AACT's tables. rules: stop-reasons.tsv as a table of reason and pattern in their
-- order, as in whyStopped.sql.
WITH posted AS (
  SELECT nct_id, overall_status, why_stopped FROM studies
  WHERE study_type = 'INTERVENTIONAL' AND results_first_posted_date <= DATE ':asOf'),
texts AS (
  SELECT nct_id, regexp_replace(lower(why_stopped), (SELECT pattern FROM rules WHERE reason = 'not'), ' ', 'g') AS why
  FROM posted WHERE overall_status = 'TERMINATED'),
numbered AS (SELECT rowid AS place, reason, pattern FROM rules WHERE reason <> 'not'),
hits AS (SELECT nct_id, place, reason FROM texts JOIN numbered ON regexp_matches(why, pattern)),
firsts AS (SELECT nct_id, min(place) AS first FROM hits GROUP BY nct_id),
found AS (SELECT DISTINCT nct_id, replace(reason, '?', '') AS reason FROM hits JOIN firsts USING (nct_id)
  WHERE NOT ends_with(reason, '?') OR place = first),
classed AS (
  SELECT texts.nct_id, CASE
      WHEN bool_or(reason IN ('Negative', 'Safety_Sideeffects', 'Success', 'Endpoint_Met', 'Interim_Analysis')) THEN 'data from the trial'
      WHEN bool_or(reason NOT IN ('No_Context', 'Invalid_Reason')) THEN 'other than data from the trial'
      ELSE 'not said' END AS class,
    coalesce(bool_or(reason = 'Insufficient_Enrollment'), false) AS slow
  FROM texts LEFT JOIN found USING (nct_id) GROUP BY texts.nct_id),
classes AS (SELECT unnest(['data from the trial', 'other than data from the trial', 'not said']) AS class)
SELECT 'trials with results' AS figure, 'all' AS "group", count(*) AS studies, count(*)::DOUBLE AS ours FROM posted
UNION ALL SELECT 'terminated', 'all', count(*), count(*) FROM classed
UNION ALL SELECT 'terminated, % of those with results', 'all', count(*), round(100.0 * count(*) / (SELECT count(*) FROM posted), 1) FROM classed
UNION ALL SELECT 'reason, % of terminated', class, count(nct_id), round(100.0 * count(nct_id) / (SELECT count(*) FROM classed), 1)
  FROM classes LEFT JOIN classed USING (class) GROUP BY class
UNION ALL SELECT 'slow accrual, % of other reasons', 'all', count(*) FILTER (slow), round(100.0 * count(*) FILTER (slow) / count(*), 1)
  FROM classed WHERE class = 'other than data from the trial'
