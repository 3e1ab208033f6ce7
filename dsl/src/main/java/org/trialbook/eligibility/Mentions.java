package org.trialbook.eligibility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the limits that are said in so many words: a known name, a comparison and a number, or an
 * age. What is said otherwise is not found; nothing is concluded.
 */
final class Mentions {

  private static final String NUMBER = "(\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?)";
  private static final String UNIT =
      "(\\s?(?:%|kg/m\\s?(?:\\\\?\\^)?\\s?[2²]|mL/min(?:/1[.,]73\\s?m\\s?(?:\\\\?\\^)?\\s?[2²])?|ml/min|mg/dL|g/dL|g/L|mmol/mol|mmol/L|[uµμ]mol/L|pg/mL|ng/mL|mm\\s?Hg|years?|yrs?|x\\s?ULN|×\\s?ULN)(?![a-z]))?";
  private static final String COMPARISON =
      "(≥|>=|\\\\>=|\\\\>|>|≤|<=|\\\\<=|\\\\<|<|=|greater than or equal to|less than or equal to|at"
          + " least|at most|greater than|more than|higher than|above|less than|lower than|below|of"
          + " at least)";
  private static final String FILLER =
      "(?:\\s*\\([^)]{1,20}\\))?(?:\\s*(?:levels?|scores?|status|value|count|of|is|was|be|must"
          + " be|a|performance|PS|:))*\\s*";

  /** Names of what is measured, with how they are written. */
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("ECOG", "(?:ECOG|Eastern Cooperative Oncology Group)(?:\\s*\\(ECOG\\))?");
    NAMES.put("KARNOFSKY", "Karnofsky");
    NAMES.put(
        "HBA1C", "(?:HbA1c|HgbA1c|hemoglobin A1c|glycated h[a]?emoglobin(?:\\s*\\(HbA1c\\))?)");
    NAMES.put("BMI", "(?:BMI|body mass index(?:\\s*\\(BMI\\))?)");
    NAMES.put("LVEF", "(?:LVEF|left ventricular ejection fraction(?:\\s*\\(LVEF\\))?)");
    NAMES.put("EGFR", "(?:eGFR|estimated glomerular filtration rate(?:\\s*\\(eGFR\\))?)");
    NAMES.put("ANC", "(?:ANC|absolute neutrophil count(?:\\s*\\(ANC\\))?)");
    NAMES.put("PLATELETS", "platelets?(?: count)?");
    NAMES.put("HEMOGLOBIN", "(?:hemoglobin|haemoglobin|Hgb)(?:\\s*\\(Hg?b\\))?(?! A1c)");
    NAMES.put("CREATININE", "serum creatinine");
    NAMES.put("NT-PROBNP", "NT-?\\s?proBNP");
    NAMES.put("FEV1", "FEV1");
  }

  private static final Map<String, Pattern> COMPARED = new LinkedHashMap<>();
  private static final Map<String, Pattern> RANGED = new LinkedHashMap<>();

  static {
    NAMES.forEach(
        (name, words) -> {
          String start = "(?<![\\w/])" + words + FILLER;
          COMPARED.put(name, compile(start + COMPARISON + "\\s*" + NUMBER + UNIT));
          RANGED.put(
              name,
              compile(
                  start
                      + "(?:between\\s+)?"
                      + NUMBER
                      + "\\s*(?:-|–|to|and|or)\\s*"
                      + NUMBER
                      + UNIT));
        });
  }

  private static final Pattern AGE_RANGE =
      compile(
          "(?:age[ds]?|between)\\s*(?:of|from|between|:)?\\s*"
              + NUMBER
              + "(?:\\s*(?:years?|yrs?))?\\s*(?:-|–|to|and|through)\\s*"
              + NUMBER
              + "(\\s*(?:years?|yrs?))");

  private static final Pattern AGE_OR_OLDER =
      compile(
          NUMBER
              + "(\\s*(?:years?|yrs?))(?:\\s*(?:of"
              + " age|old))?\\s*(?:or|and)\\s*(?:older|over|above)");

  private static final Pattern AGE_COMPARED =
      compile(
          "(?<!\\w)age[ds]?\\s*(?:must be|is|of|:)?\\s*"
              + COMPARISON
              + "\\s*"
              + NUMBER
              + "(\\s*(?:years?|yrs?))?");

  private static final Pattern YEARS_COMPARED =
      compile(
          "(≥|>=|\\\\>=|\\\\>|>|≤|<=|\\\\<=|\\\\<|<|at least)\\s*"
              + NUMBER
              + "(\\s*(?:years?|yrs?))\\s*(?:of age|old)");

  private Mentions() {}

  private static Pattern compile(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  /** The limits of a criterion in the order of its text; none overlaps another. */
  static List<Mention> of(Criterion criterion) {
    List<Mention> found = new ArrayList<>();
    String text = criterion.text();
    RANGED.forEach((name, pattern) -> ranges(name, pattern, criterion, found));
    COMPARED.forEach((name, pattern) -> comparisons(name, pattern, criterion, found));
    ranges("AGE", AGE_RANGE, criterion, found);
    Matcher older = AGE_OR_OLDER.matcher(text);
    while (older.find()) {
      add(
          found,
          criterion,
          older,
          "AGE",
          number(older.group(1)),
          true,
          null,
          false,
          older.group(2));
    }
    comparisons("AGE", AGE_COMPARED, criterion, found);
    comparisons("AGE", YEARS_COMPARED, criterion, found);
    found.sort(Comparator.comparingInt(Mention::start));
    return List.copyOf(found);
  }

  private static void ranges(
      String name, Pattern pattern, Criterion criterion, List<Mention> found) {
    Matcher range = pattern.matcher(criterion.text());
    while (range.find()) {
      double low = number(range.group(1));
      double high = number(range.group(2));
      if (low < high) {
        add(found, criterion, range, name, low, true, high, true, range.group(3));
      }
    }
  }

  private static void comparisons(
      String name, Pattern pattern, Criterion criterion, List<Mention> found) {
    Matcher match = pattern.matcher(criterion.text());
    while (match.find()) {
      String comparison = match.group(1).toLowerCase(Locale.ROOT);
      double value = number(match.group(2));
      boolean included = comparison.matches("≥|≤|=|.*=|.*equal to|.*at least|at most");
      boolean equal = comparison.equals("=");
      boolean lower =
          equal || comparison.matches("≥|.*>.*|greater.*|more.*|higher.*|above|.*at least");
      boolean upper = equal || !lower;
      add(
          found,
          criterion,
          match,
          name,
          lower ? value : null,
          lower && included,
          upper ? value : null,
          upper && included,
          match.group(3));
    }
  }

  private static void add(
      List<Mention> found,
      Criterion criterion,
      Matcher match,
      String name,
      Double low,
      boolean lowIncluded,
      Double high,
      boolean highIncluded,
      String unit) {
    int start = criterion.start() + match.start();
    int end = criterion.start() + match.end();
    if (found.stream().anyMatch(each -> start < each.end() && each.start() < end)) {
      return;
    }
    found.add(
        new Mention(
            name,
            low,
            lowIncluded,
            high,
            highIncluded,
            unit == null ? null : unit.strip(),
            start,
            end,
            match.group()));
  }

  private static double number(String digits) {
    return Double.parseDouble(digits.replace(",", ""));
  }
}
