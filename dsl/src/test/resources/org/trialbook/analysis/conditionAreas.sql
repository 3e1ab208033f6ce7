WITH terms AS (
  SELECT nctId, meshTerm, meshRole FROM mesh_terms JOIN studies USING (nctId)
  WHERE studyType = 'INTERVENTIONAL' AND meshOf = 'CONDITION' AND meshTerm IS NOT NULL),
mine AS (SELECT DISTINCT nctId FROM terms WHERE meshRole = 'TERM'),
headings AS (SELECT unnest([
    'Animal Diseases', 'Cardiovascular Diseases', 'Chemically-Induced Disorders',
    'Congenital, Hereditary, and Neonatal Diseases and Abnormalities', 'Digestive System Diseases', 'Disorders of Environmental Origin',
    'Endocrine System Diseases', 'Eye Diseases', 'Hemic and Lymphatic Diseases', 'Immune System Diseases', 'Infections',
    'Mental Disorders', 'Musculoskeletal Diseases', 'Neoplasms', 'Nervous System Diseases', 'Nutritional and Metabolic Diseases',
    'Occupational Diseases', 'Otorhinolaryngologic Diseases', 'Pathological Conditions, Signs and Symptoms',
    'Respiratory Tract Diseases', 'Skin and Connective Tissue Diseases', 'Stomatognathic Diseases', 'Urogenital Diseases',
    'Wounds and Injuries']) AS meshTerm),
areas AS (SELECT DISTINCT nctId, meshTerm FROM terms JOIN headings USING (meshTerm))
SELECT coalesce(meshTerm, '(missing)') AS area, count(*) AS studies, round(100.0 * count(*) / (SELECT count(*) FROM mine), 1) AS percent
FROM mine LEFT JOIN areas USING (nctId) GROUP BY 1
