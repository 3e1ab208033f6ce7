SELECT category, state, count(*) AS studies,
  CASE WHEN state <> 'not due' THEN round(100.0 * count(*) /
    (SELECT count(*) FROM reporting r WHERE r.category = reporting.category AND r.state <> 'not due'), 1) END AS percent
FROM reporting GROUP BY 1, 2
