WITH numbers AS (
  SELECT s.nctId, max(CASE WHEN p.phase SIMILAR TO 'PHASE[1-4]' THEN right(p.phase, 1)::INT ELSE 0 END) AS number
  FROM studies s JOIN phases p USING (nctId) WHERE studyType = 'INTERVENTIONAL' GROUP BY 1),
steps AS (
  SELECT DISTINCT s.nctId, i.meshTerm AS intervention, c.meshTerm AS condition, number, startDate
  FROM studies s JOIN numbers USING (nctId)
  JOIN mesh_terms i ON i.nctId = s.nctId AND i.meshOf = 'INTERVENTION' AND i.meshRole = 'TERM'
  JOIN mesh_terms c ON c.nctId = s.nctId AND c.meshOf = 'CONDITION' AND c.meshRole = 'TERM'
  WHERE number > 0 AND startDate <= DATE ':asOf'),
programs AS (
  SELECT intervention, condition, n AS phase, list(nctId) AS studies,
    min(startDate) FILTER (number = n) AS entered, min(startDate) FILTER (number > n) AS later
  FROM steps, (VALUES (1), (2), (3)) AS phases(n) GROUP BY ALL),
followed AS (
  SELECT *, date_diff('day', entered, coalesce(later, DATE ':asOf')) / 365.25 AS years,
    later IS NOT NULL AS reached,
    entered <= DATE ':asOf' - INTERVAL 5 YEAR AS old,
    coalesce(later <= entered + INTERVAL 5 YEAR, false) AS soon
  FROM programs WHERE entered IS NOT NULL AND (later IS NULL OR later > entered)),
times AS (
  SELECT phase, years, count(*) FILTER (reached) AS events,
    sum(count(*)) OVER (PARTITION BY phase ORDER BY years DESC) AS at_risk
  FROM followed GROUP BY phase, years),
survival AS (
  SELECT phase, product(1 - events / at_risk) AS waiting,
    1.959963984540054 * sqrt(sum(CASE WHEN at_risk > events THEN events / (at_risk * (at_risk - events)) END)) AS spread
  FROM times WHERE years <= 5 GROUP BY phase),
bands AS (
  SELECT phase, waiting, CASE WHEN waiting IN (0, 1) THEN waiting ELSE pow(waiting, exp(spread / -ln(waiting))) END AS low,
    CASE WHEN waiting IN (0, 1) THEN waiting ELSE pow(waiting, exp(-spread / -ln(waiting))) END AS high
  FROM survival),
behind AS (SELECT phase, count(DISTINCT nctId) AS studies FROM (SELECT phase, unnest(studies) AS nctId FROM followed) GROUP BY phase)
SELECT 'Phase ' || phase AS phase, count(*) AS programs, any_value(behind.studies) AS studies, count(*) FILTER (old) AS followed,
  count(*) FILTER (old AND soon) AS progressed,
  CASE WHEN count(*) FILTER (old) > 0 THEN round(100.0 * count(*) FILTER (old AND soon) / count(*) FILTER (old), 1) END AS percent,
  round(100 * (1 - coalesce(any_value(waiting), 1)), 1) AS kaplanMeierPercent,
  round(100 * (1 - coalesce(any_value(high), 1)), 1) AS low, round(100 * (1 - coalesce(any_value(low), 1)), 1) AS high
FROM followed LEFT JOIN bands USING (phase) LEFT JOIN behind USING (phase) GROUP BY followed.phase
