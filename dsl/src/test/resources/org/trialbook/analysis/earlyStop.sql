WITH ended AS (
  SELECT coalesce(leadSponsorClass, '(missing)') AS leadSponsorClass, overallStatus FROM studies
  WHERE studyType = 'INTERVENTIONAL' AND overallStatus IN ('COMPLETED', 'TERMINATED', 'WITHDRAWN')
    AND startDate <= DATE ':asOf' - INTERVAL 3 YEAR),
counts AS (
  SELECT leadSponsorClass, count(*) AS n,
    count(*) FILTER (overallStatus = 'TERMINATED') AS t, count(*) FILTER (overallStatus = 'WITHDRAWN') AS w
  FROM ended GROUP BY 1),
-- Wilson's score interval, z of 95 %
bounds AS (
  SELECT *, (t + w) / n AS p, 1.959963984540054 AS z, (SELECT sum(t + w) / sum(n) FROM counts) AS overall FROM counts)
SELECT leadSponsorClass, n AS ended, t AS terminated, w AS withdrawn, round(100 * p, 1) AS percent,
  round(100 * greatest(0, (p + z * z / (2 * n) - z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n)), 1) AS low,
  round(100 * least(1, (p + z * z / (2 * n) + z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n)), 1) AS high,
  CASE WHEN n > w THEN round(100.0 * t / (n - w), 1) END AS percentWithoutWithdrawn,
  round(100 * (t + w + 20 * overall) / (n + 20), 1) AS shrunkPercent
FROM bounds
