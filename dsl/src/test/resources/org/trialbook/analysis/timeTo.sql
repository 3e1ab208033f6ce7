WITH dates AS (
  SELECT nctId, coalesce(phase, '(missing)') AS phase, startDate, overallStatus, lastUpdatePostDate,
    CASE WHEN coalesce(primaryCompletionDateType, 'ACTUAL') = 'ACTUAL' THEN primaryCompletionDate END AS actual
  FROM studies
  WHERE studyType = 'INTERVENTIONAL' AND startDate <= DATE ':asOf' AND coalesce(startDateType, 'ACTUAL') = 'ACTUAL'),
began AS (
  SELECT *, CASE WHEN actual <= DATE ':asOf' THEN actual END AS reached,
    CASE WHEN overallStatus = 'UNKNOWN' THEN greatest(startDate, least(lastUpdatePostDate, DATE ':asOf')) ELSE DATE ':asOf' END AS seen
  FROM dates
  WHERE actual IS NOT NULL
    OR overallStatus NOT IN ('COMPLETED', 'TERMINATED', 'WITHDRAWN', 'NO_LONGER_AVAILABLE', 'APPROVED_FOR_MARKETING')),
spans AS (
  SELECT phase, reached, date_diff('day', startDate, coalesce(reached, seen)) / 30.4375 AS months
  FROM began WHERE reached >= startDate OR (reached IS NULL AND (overallStatus <> 'UNKNOWN' OR lastUpdatePostDate IS NOT NULL))),
times AS (
  SELECT phase, months, count(reached) AS events, sum(count(*)) OVER (PARTITION BY phase ORDER BY months DESC) AS at_risk
  FROM spans GROUP BY phase, months),
survival AS (
  SELECT phase, months, events, product(1 - events / at_risk) OVER earlier AS waiting,
    1.959963984540054 * sqrt(sum(CASE WHEN at_risk > events THEN events / (at_risk * (at_risk - events)) END) OVER earlier) AS spread
  FROM times WINDOW earlier AS (PARTITION BY phase ORDER BY months)),
bands AS (
  SELECT phase, months, waiting,
    CASE WHEN waiting BETWEEN 1e-12 AND 1 - 1e-12 THEN pow(waiting, exp(spread / -ln(waiting))) ELSE waiting END AS low,
    CASE WHEN waiting BETWEEN 1e-12 AND 1 - 1e-12 THEN pow(waiting, exp(-spread / -ln(waiting))) ELSE waiting END AS high
  FROM survival),
medians AS (
  SELECT phase, min(months) FILTER (waiting <= 0.5 + 1e-12) AS median,
    min(months) FILTER (low <= 0.5 + 1e-12) AS low, min(months) FILTER (high <= 0.5 + 1e-12) AS high
  FROM bands GROUP BY phase)
SELECT phase, count(*) AS studies, count(reached) AS reached,
  round(quantile_cont(months, 0.25) FILTER (reached IS NOT NULL), 1) AS q1,
  round(quantile_cont(months, 0.5) FILTER (reached IS NOT NULL), 1) AS median,
  round(quantile_cont(months, 0.75) FILTER (reached IS NOT NULL), 1) AS q3,
  round(any_value(medians.median), 1) AS kaplanMeierMedian,
  round(any_value(medians.low), 1) AS medianLow, round(any_value(medians.high), 1) AS medianHigh
FROM spans LEFT JOIN medians USING (phase) GROUP BY phase
