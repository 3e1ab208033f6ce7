SELECT nctId, briefTitle, leadSponsorName, category, due, date_diff('day', due, DATE ':asOf') AS daysOverdue
FROM reporting WHERE state = 'overdue'
