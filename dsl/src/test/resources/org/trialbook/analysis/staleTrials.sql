WITH active AS (
  SELECT *, date_diff('day', lastUpdatePostDate, DATE ':asOf') AS since,
    date_diff('day', CASE primaryCompletionDatePrecision WHEN 'DAY' THEN primaryCompletionDate
      WHEN 'MONTH' THEN last_day(primaryCompletionDate) ELSE make_date(year(primaryCompletionDate), 12, 31) END, DATE ':asOf') AS over
  FROM studies WHERE studyType = 'INTERVENTIONAL'
    AND overallStatus IN ('RECRUITING', 'NOT_YET_RECRUITING', 'ENROLLING_BY_INVITATION', 'ACTIVE_NOT_RECRUITING'))
SELECT nctId, briefTitle, leadSponsorName, overallStatus, lastUpdatePostDate, primaryCompletionDate,
  since AS daysSinceUpdate, CASE WHEN over > 0 THEN over END AS daysOverCompletion
FROM active WHERE since > 365 OR over > 0
