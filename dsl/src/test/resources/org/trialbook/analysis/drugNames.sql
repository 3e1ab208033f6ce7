SELECT drug, interventionName, drugKind, drugOutcome, reason, count(DISTINCT nctId) AS studies
FROM interventions JOIN studies USING (nctId) JOIN drugs USING (interventionName)
WHERE studyType = 'INTERVENTIONAL' AND interventionType IN ('DRUG', 'BIOLOGICAL', 'COMBINATION_PRODUCT', 'GENETIC')
GROUP BY ALL
