-- organisations: each sponsor's name with the group that it is rolled up to; reporting: the SQL of resultsCompliance as a view
WITH mine AS (
  SELECT nctId, sponsorRole, sponsorName FROM sponsors JOIN organisations USING (sponsorName) JOIN studies USING (nctId)
  WHERE organisation = 'Pfizer' AND studyType = 'INTERVENTIONAL'),
areas AS (
  SELECT nctId, meshTerm AS area FROM mesh_terms
  WHERE meshOf = 'CONDITION' AND meshTerm IN (
    'Animal Diseases', 'Cardiovascular Diseases', 'Chemically-Induced Disorders',
    'Congenital, Hereditary, and Neonatal Diseases and Abnormalities', 'Digestive System Diseases', 'Disorders of Environmental Origin',
    'Endocrine System Diseases', 'Eye Diseases', 'Hemic and Lymphatic Diseases', 'Immune System Diseases', 'Infections',
    'Mental Disorders', 'Musculoskeletal Diseases', 'Neoplasms', 'Nervous System Diseases', 'Nutritional and Metabolic Diseases',
    'Occupational Diseases', 'Otorhinolaryngologic Diseases', 'Pathological Conditions, Signs and Symptoms',
    'Respiratory Tract Diseases', 'Skin and Connective Tissue Diseases', 'Stomatognathic Diseases', 'Urogenital Diseases',
    'Wounds and Injuries')),
led AS (SELECT * FROM studies WHERE nctId IN (SELECT nctId FROM mine WHERE sponsorRole = 'LEAD')),
items AS (
  SELECT 'role' AS section, sponsorRole AS item, nctId FROM mine
  UNION ALL SELECT 'name', sponsorName, nctId FROM mine
  UNION ALL SELECT 'status', CASE WHEN overallStatus IN ('RECRUITING', 'NOT_YET_RECRUITING', 'ENROLLING_BY_INVITATION', 'ACTIVE_NOT_RECRUITING') THEN 'active'
    WHEN overallStatus IN ('TERMINATED', 'WITHDRAWN') THEN 'stopped' WHEN overallStatus = 'SUSPENDED' THEN 'paused'
    WHEN overallStatus = 'COMPLETED' THEN 'completed' WHEN overallStatus = 'UNKNOWN' THEN 'unknown' END, nctId FROM led
  UNION ALL SELECT 'phase', coalesce(phase, '(missing)'), nctId FROM led
  UNION ALL SELECT 'area', coalesce(area, '(missing)'), nctId FROM led LEFT JOIN areas USING (nctId)
  UNION ALL SELECT 'country', locationCountry, nctId FROM led JOIN locations USING (nctId) WHERE locationCountry IS NOT NULL
  UNION ALL SELECT 'ended', CASE WHEN overallStatus = 'COMPLETED' THEN 'completed' ELSE 'stopped early' END, nctId FROM led
    WHERE overallStatus IN ('COMPLETED', 'TERMINATED', 'WITHDRAWN')
  UNION ALL SELECT 'results', state, nctId FROM led JOIN reporting USING (nctId))
SELECT section, item, count(DISTINCT nctId) AS studies,
  round(100.0 * count(DISTINCT nctId) / CASE WHEN section IN ('role', 'name') THEN (SELECT count(DISTINCT nctId) FROM mine)
    ELSE (SELECT count(*) FROM led) END, 1) AS percent
FROM items GROUP BY 1, 2
