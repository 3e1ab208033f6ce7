SELECT coalesce(phase, '(missing)') AS phase, coalesce(enrollmentType, 'not said') AS enrollmentType, count(*) AS studies,
  round(quantile_cont(enrollmentCount, 0.25), 1) AS q1, round(quantile_cont(enrollmentCount, 0.5), 1) AS median,
  round(quantile_cont(enrollmentCount, 0.75), 1) AS q3, round(quantile_cont(enrollmentCount, 0.9), 1) AS p90,
  sum(enrollmentCount)::BIGINT AS participants
FROM studies
WHERE studyType = 'INTERVENTIONAL' AND overallStatus <> 'WITHDRAWN' AND enrollmentCount < 99999999 GROUP BY 1, 2
