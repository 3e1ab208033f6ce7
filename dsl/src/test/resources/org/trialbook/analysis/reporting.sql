-- a view that resultsCompliance, overdueResults and sponsorProfile read
WITH dates AS (
  SELECT *,
    CASE startDatePrecision WHEN 'DAY' THEN startDate WHEN 'MONTH' THEN last_day(startDate) ELSE make_date(year(startDate), 12, 31) END AS start,
    CASE primaryCompletionDatePrecision WHEN 'DAY' THEN primaryCompletionDate WHEN 'MONTH' THEN last_day(primaryCompletionDate) ELSE make_date(year(primaryCompletionDate), 12, 31) END AS primary_end,
    CASE completionDatePrecision WHEN 'DAY' THEN completionDate WHEN 'MONTH' THEN last_day(completionDate) ELSE make_date(year(completionDate), 12, 31) END AS study_end
  FROM studies WHERE studyType = 'INTERVENTIONAL'),
covered AS (
  SELECT *, coalesce(isFdaRegulatedDrug, false) OR coalesce(isFdaRegulatedDevice, false) AS regulated,
    isFdaRegulatedDrug IS NULL AND isFdaRegulatedDevice IS NULL
      AND nctId IN (SELECT nctId FROM interventions WHERE interventionType IN ('DRUG', 'BIOLOGICAL', 'DEVICE', 'GENETIC', 'RADIATION', 'COMBINATION_PRODUCT', 'DIAGNOSTIC_TEST'))
      AND nctId IN (SELECT nctId FROM locations WHERE locationCountry = 'United States') AS likely
  FROM dates
  WHERE start IS NOT NULL AND overallStatus <> 'WITHDRAWN' AND designPrimaryPurpose IS DISTINCT FROM 'DEVICE_FEASIBILITY'
    AND phase IS NOT NULL AND phase NOT IN ('Phase 1', 'Early Phase 1')),
categories AS (
  SELECT *, CASE WHEN start >= DATE '2017-01-18' THEN CASE WHEN regulated THEN 'ACT' END
      WHEN (regulated OR likely) AND primary_end >= DATE '2017-01-18' THEN 'pACT' END AS category,
    coalesce(primary_end, study_end) AS ended
  FROM covered),
dues AS (
  SELECT *, ended + CASE WHEN dispFirstSubmitDate <= ended + INTERVAL 1 YEAR THEN INTERVAL 3 YEAR ELSE INTERVAL 1 YEAR END + INTERVAL 30 DAY AS due
  FROM categories WHERE category IS NOT NULL)
SELECT nctId, briefTitle, leadSponsorName, category, due::DATE AS due,
  CASE WHEN due IS NULL OR due > DATE ':asOf' THEN 'not due'
    WHEN resultsFirstSubmitDate IS NULL OR resultsFirstSubmitDate > DATE ':asOf' THEN 'overdue'
    WHEN resultsFirstSubmitDate > due THEN 'late' ELSE 'on time' END AS state
FROM dues
