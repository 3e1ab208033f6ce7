SELECT coalesce(phase, '(missing)') AS phase, overallStatus AS status,
  CASE WHEN overallStatus IN ('RECRUITING', 'NOT_YET_RECRUITING', 'ENROLLING_BY_INVITATION', 'ACTIVE_NOT_RECRUITING') THEN 'active'
    WHEN overallStatus IN ('TERMINATED', 'WITHDRAWN') THEN 'stopped'
    WHEN overallStatus = 'SUSPENDED' THEN 'paused' WHEN overallStatus = 'COMPLETED' THEN 'completed'
    WHEN overallStatus = 'UNKNOWN' THEN 'unknown' ELSE 'expanded access or withheld' END AS statusGroup,
  count(*) AS studies,
  round(100.0 * count(*) / sum(count(*)) OVER (PARTITION BY coalesce(phase, '(missing)')), 1) AS percent
FROM studies WHERE studyType = 'INTERVENTIONAL' GROUP BY 1, 2
