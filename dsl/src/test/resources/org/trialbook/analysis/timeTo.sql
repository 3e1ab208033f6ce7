WITH began AS (
  SELECT coalesce(phase, '(missing)') AS phase, startDate,
    CASE WHEN coalesce(primaryCompletionDateType, 'ACTUAL') = 'ACTUAL' AND primaryCompletionDate <= DATE ':asOf' THEN primaryCompletionDate END AS reached
  FROM studies
  WHERE studyType = 'INTERVENTIONAL' AND startDate <= DATE ':asOf' AND coalesce(startDateType, 'ACTUAL') = 'ACTUAL'),
spans AS (
  SELECT phase, reached, date_diff('day', startDate, coalesce(reached, DATE ':asOf')) / 30.4375 AS months
  FROM began WHERE reached IS NULL OR reached >= startDate),
times AS (
  SELECT phase, months, count(reached) AS events, sum(count(*)) OVER (PARTITION BY phase ORDER BY months DESC) AS at_risk
  FROM spans GROUP BY phase, months),
survival AS (
  SELECT phase, months, product(1 - events / at_risk) OVER (PARTITION BY phase ORDER BY months) AS waiting, events FROM times),
medians AS (SELECT phase, min(months) AS median FROM survival WHERE waiting <= 0.5 AND events > 0 GROUP BY phase)
SELECT phase, count(*) AS studies, count(reached) AS reached,
  round(quantile_cont(months, 0.25) FILTER (reached IS NOT NULL), 1) AS q1,
  round(quantile_cont(months, 0.5) FILTER (reached IS NOT NULL), 1) AS median,
  round(quantile_cont(months, 0.75) FILTER (reached IS NOT NULL), 1) AS q3,
  round(any_value(medians.median), 1) AS kaplanMeierMedian
FROM spans LEFT JOIN medians USING (phase) GROUP BY phase
