-- organisations: each sponsor's name with the group that it is rolled up to
WITH names AS (
  SELECT DISTINCT nctId, organisation FROM sponsors JOIN organisations USING (sponsorName) JOIN studies USING (nctId)
  WHERE studyType = 'INTERVENTIONAL')
SELECT a.organisation AS organisation, b.organisation AS partner, count(*) AS studies
FROM names a JOIN names b ON a.nctId = b.nctId AND a.organisation < b.organisation GROUP BY 1, 2
