-- After Anderson and others 2015 (PMC4508873, Table 2), on AACT's tables: completed or terminated from 2008 to August 2012 and likely
-- subject to the law, as the definition of the analysis says.
WITH ended AS (
  SELECT s.*, coalesce(primary_completion_date, completion_date) AS ended, results_first_submitted_date AS submitted,
    coalesce((SELECT min(agency_class) FROM sponsors p WHERE p.nct_id = s.nct_id AND lead_or_collaborator = 'lead'), '') AS class,
    (SELECT min(primary_purpose) FROM designs d WHERE d.nct_id = s.nct_id) AS purpose,
    s.nct_id IN (SELECT nct_id FROM interventions WHERE intervention_type IN
      ('DRUG', 'BIOLOGICAL', 'DEVICE', 'GENETIC', 'RADIATION', 'COMBINATION_PRODUCT', 'DIAGNOSTIC_TEST')) AS drug_like,
    s.nct_id IN (SELECT nct_id FROM facilities WHERE country = 'United States') AS american
  FROM studies s WHERE study_type = 'INTERVENTIONAL' AND overall_status IN ('COMPLETED', 'TERMINATED')),
likely AS (
  SELECT *, CASE class WHEN 'INDUSTRY' THEN 'Industry' WHEN 'NIH' THEN 'NIH' ELSE 'Other' END AS lead,
    date_diff('day', ended, submitted) / 30.4375 AS months
  FROM ended
  WHERE ended BETWEEN DATE '2008-01-01' AND DATE '2012-08-31'
    AND phase IS NOT NULL AND phase NOT IN ('EARLY_PHASE1', 'PHASE1', 'EARLY_PHASE1/PHASE1') AND purpose IS DISTINCT FROM 'DEVICE_FEASIBILITY'
    AND (is_fda_regulated_drug OR is_fda_regulated_device
      OR (is_fda_regulated_drug IS NULL AND is_fda_regulated_device IS NULL AND drug_like AND american))),
twice AS (SELECT * FROM likely UNION ALL SELECT * REPLACE ('all' AS lead) FROM likely),
leads AS (SELECT unnest(['all', 'Industry', 'NIH', 'Other']) AS lead),
counted AS (
  SELECT leads.lead, count(nct_id) AS trials, count(*) FILTER (submitted <= DATE ':asOf') AS reported,
    count(*) FILTER (submitted <= DATE ':asOf' AND submitted <= ended + INTERVAL 12 MONTHS) AS soon,
    quantile_cont(months, [0.25, 0.5, 0.75]) FILTER (submitted <= DATE ':asOf') AS quartiles
  FROM leads LEFT JOIN twice ON twice.lead = leads.lead GROUP BY leads.lead)
SELECT 'likely applicable trials' AS figure, lead AS "group", trials AS studies, trials::DOUBLE AS ours FROM counted
UNION ALL SELECT 'results within 12 months, %', lead, soon, CASE WHEN trials > 0 THEN round(100.0 * soon / trials, 1) END FROM counted
UNION ALL SELECT 'results by the day of the data, %', lead, reported, CASE WHEN trials > 0 THEN round(100.0 * reported / trials, 1) END FROM counted
UNION ALL SELECT 'months until results, first quartile', lead, reported, round(quartiles[1], 1) FROM counted
UNION ALL SELECT 'months until results, median', lead, reported, round(quartiles[2], 1) FROM counted
UNION ALL SELECT 'months until results, third quartile', lead, reported, round(quartiles[3], 1) FROM counted
