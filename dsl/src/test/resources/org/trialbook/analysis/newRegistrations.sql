SELECT strftime(studyFirstPostDate, '%Y-%m') AS posted, count(*) AS studies
FROM studies WHERE studyType = 'INTERVENTIONAL' AND studyFirstPostDate >= DATE '2020-03-15' GROUP BY 1
