package org.trialbook.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Column names as words: "overallStatus" is "Overall status", "Count [nctId]" "Count of NCT ID".
 */
final class ColumnWords {

  private static final Map<String, String> CAPITALS =
      Map.ofEntries(
          Map.entry("nct", "NCT"),
          Map.entry("id", "ID"),
          Map.entry("ids", "IDs"),
          Map.entry("ipd", "IPD"),
          Map.entry("fda", "FDA"),
          Map.entry("dmc", "DMC"),
          Map.entry("mesh", "MeSH"));

  /** What Tablesaw calls the columns of a summary. */
  private static final Pattern SUMMARY = Pattern.compile("(\\w[\\w ]*) \\[(.+)]");

  private static final Pattern BORDER =
      Pattern.compile("[_\\s]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private ColumnWords() {}

  /** A label: the first word with a capital. */
  static String of(String column) {
    String words = inSentence(column);
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  static String inSentence(String column) {
    Matcher summary = SUMMARY.matcher(column);
    if (summary.matches()) {
      return inSentence(summary.group(1)) + " of " + inSentence(summary.group(2));
    }
    List<String> words = new ArrayList<>();
    for (String word : BORDER.split(column.strip(), -1)) {
      String lower = word.toLowerCase(Locale.ROOT);
      boolean acronym = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
      words.add(CAPITALS.getOrDefault(lower, acronym ? word : lower));
    }
    return String.join(" ", words);
  }
}
