SELECT year(startDate) || '-Q' || quarter(startDate) AS start, coalesce(startDateType, 'not said') AS dateType, count(*) AS studies
FROM studies WHERE studyType = 'INTERVENTIONAL' AND startDate IS NOT NULL GROUP BY 1, 2
