WITH mine AS (
  SELECT nctId, primaryCompletionDate AS ended, CASE WHEN resultsFirstSubmitDate <= DATE ':asOf' THEN resultsFirstSubmitDate END AS submitted
  FROM studies
  WHERE studyType = 'INTERVENTIONAL' AND primaryCompletionDate <= DATE ':asOf' AND coalesce(primaryCompletionDateType, 'ACTUAL') = 'ACTUAL'),
cited AS (
  SELECT nctId, referenceType, referencePmid,
    regexp_extract(referenceCitation, '[.?!] (\d{4}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(?: (\d{1,2}))?[^;:.]{0,12}[;:.]', ['y', 'm', 'd']) AS found
  FROM "references" JOIN mine USING (nctId)),
papers AS (
  SELECT nctId, referenceType, referencePmid,
    try_strptime(found.y || ' ' || found.m || ' ' || CASE WHEN found.d = '' THEN '1' ELSE found.d END, '%Y %b %d')::DATE AS published
  FROM cited),
sources AS (
  SELECT 'results at the registry' AS source, nctId, NULL AS pmid, submitted AS day, false AS isPaper FROM mine WHERE submitted IS NOT NULL
  UNION ALL SELECT 'RESULT or DERIVED', nctId, referencePmid, published, true FROM papers WHERE referenceType IN ('RESULT', 'DERIVED')
  UNION ALL SELECT referenceType, nctId, referencePmid, published, true FROM papers WHERE referenceType IN ('RESULT', 'DERIVED')
  UNION ALL SELECT referenceType, nctId, referencePmid, NULL, true FROM papers WHERE referenceType = 'BACKGROUND'),
firsts AS (
  SELECT source, nctId, min(day) FILTER (day >= ended) AS first, date_diff('day', any_value(ended), min(day) FILTER (day >= ended)) / 30.4375 AS months
  FROM sources JOIN mine USING (nctId) GROUP BY ALL),
counts AS (
  SELECT source, count(*) FILTER (isPaper) AS papers, count(DISTINCT (nctId, pmid)) FILTER (pmid IS NOT NULL) AS pmids, bool_and(isPaper) AS isPaper
  FROM sources GROUP BY source)
SELECT source, count(*) AS studies, round(100.0 * count(*) / (SELECT count(*) FROM mine), 1) AS percent,
  CASE WHEN any_value(isPaper) THEN any_value(papers) END AS papers, CASE WHEN any_value(isPaper) THEN any_value(pmids) END AS pmids,
  CASE WHEN source <> 'BACKGROUND' THEN count(first) END AS "after",
  round(quantile_cont(months, 0.25), 1) AS q1, round(quantile_cont(months, 0.5), 1) AS median, round(quantile_cont(months, 0.75), 1) AS q3
FROM firsts JOIN counts USING (source) GROUP BY source
