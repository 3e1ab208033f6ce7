-- After Gresham and others 2020 (PMC7450351, methods and Table 3), on AACT's tables as the authors had them: interventional
-- studies started 2000-2019; NIH/US government, industry, other by lead sponsor; phase 1-2 is early phase 1 to 2, phase 3-4 is 2/3 to 4.
WITH trials AS (
  SELECT s.nct_id, overall_status, enrollment, coalesce(agency_class, '') AS class, coalesce(phase, 'NA') AS phase
  FROM studies s LEFT JOIN sponsors l ON l.nct_id = s.nct_id AND lead_or_collaborator = 'lead'
  WHERE study_type = 'INTERVENTIONAL' AND start_date BETWEEN DATE '2000-01-01' AND DATE '2019-12-31'),
grouped AS (
  SELECT *, CASE WHEN class IN ('NIH', 'FED') THEN 'NIH/US government' WHEN class = 'INDUSTRY' THEN 'Industry' ELSE 'Other' END AS lead,
    CASE WHEN phase IN ('EARLY_PHASE1', 'PHASE1', 'PHASE1/PHASE2', 'PHASE2') THEN 'Phase 1-2'
      WHEN phase IN ('PHASE2/PHASE3', 'PHASE3', 'PHASE4') THEN 'Phase 3-4' WHEN phase = 'NA' THEN 'Phase NA' END AS part
  FROM trials),
completed AS (SELECT * FROM grouped WHERE overall_status = 'COMPLETED'),
sized AS (
  SELECT CASE WHEN lead IS NULL AND part IS NULL THEN 'all' WHEN lead IS NULL THEN part WHEN part IS NULL THEN lead ELSE lead || ', ' || part END AS label,
    count(*) AS studies, quantile_cont(enrollment, [0.25, 0.5, 0.75]) AS quartiles
  FROM (SELECT lead, part, enrollment FROM completed UNION ALL SELECT NULL, part, enrollment FROM completed
    UNION ALL SELECT lead, NULL, enrollment FROM completed UNION ALL SELECT NULL, NULL, enrollment FROM completed)
  WHERE enrollment IS NOT NULL GROUP BY lead, part)
SELECT 'trials started 2000-2019' AS figure, 'all' AS "group", count(*) AS studies, count(*)::DOUBLE AS ours FROM trials
UNION ALL SELECT 'completed', 'all', count(*), count(*) FROM completed
UNION ALL SELECT 'completed, % of started', 'all', count(*), round(100.0 * count(*) / (SELECT count(*) FROM trials), 1) FROM completed
UNION ALL SELECT 'completed', lead, count(*), count(*) FROM completed GROUP BY lead
UNION ALL SELECT 'completed, % of completed', lead, count(*), round(100.0 * count(*) / (SELECT count(*) FROM completed), 1) FROM completed GROUP BY lead
UNION ALL SELECT 'enrolment, first quartile', label, studies, round(quartiles[1], 1) FROM sized
UNION ALL SELECT 'enrolment, median', label, studies, round(quartiles[2], 1) FROM sized
UNION ALL SELECT 'enrolment, third quartile', label, studies, round(quartiles[3], 1) FROM sized
