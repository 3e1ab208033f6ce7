-- What the expressions of tables.tsv and relations.tsv say in a word.

-- Dates: AACT takes the last day of a month or year, and keeps the text beside it.
CREATE MACRO latest(day, known) AS CASE known WHEN 'YEAR' THEN make_date(year(day), 12, 31) WHEN 'MONTH' THEN last_day(day) ELSE day END;
CREATE MACRO written(day, known) AS left(strftime(day, '%Y-%m-%d'), CASE known WHEN 'YEAR' THEN 4 WHEN 'MONTH' THEN 7 ELSE 10 END);
CREATE MACRO months(earlier, later) AS CAST(trunc(date_diff('day', earlier, later) / 30) AS BIGINT);

-- Back again: how much of a date is known, by its text as it is written now (2005-01) or was (January 2005).
CREATE MACRO precision_of(day, text) AS CASE WHEN day IS NULL THEN NULL
  WHEN regexp_full_match(text, '\d{4}') THEN 'YEAR' WHEN regexp_full_match(text, '\d{4}-\d{2}|[A-Za-z]+ \d{4}') THEN 'MONTH' ELSE 'DAY' END;
CREATE MACRO earliest(day, text) AS CASE precision_of(day, text)
  WHEN 'YEAR' THEN make_date(year(day), 1, 1) WHEN 'MONTH' THEN make_date(year(day), month(day), 1) ELSE day END;

CREATE MACRO whole(number) AS CASE WHEN number = floor(number) THEN CAST(number AS BIGINT) END;
CREATE MACRO is_american(country) AS country IN ('United States', 'American Samoa', 'Guam', 'Northern Mariana Islands', 'Puerto Rico',
  'United States Minor Outlying Islands', 'Virgin Islands (U.S.)', 'U.S. Virgin Islands');
CREATE MACRO phase_words(phase) AS CASE WHEN phase = 'N/A' THEN ['NA'] ELSE list_transform(string_split(phase, '/'), lambda word : word_Phase(word)) END;
CREATE MACRO phase_label(phase) AS array_to_string(list_transform(phase_words(phase), lambda word : CASE word WHEN 'NA' THEN 'Not Applicable'
  WHEN 'EARLY_PHASE1' THEN 'Early Phase 1' ELSE regexp_replace(word, '^PHASE(\d)$', 'Phase \1') END), '/');
