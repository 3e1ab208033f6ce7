package org.trialbook.chart;

/** Texts in charts, as long as there is room for. */
final class Labels {

  /** What stands in place of a chart of nothing. */
  static final String NO_ROWS = "No rows";

  private Labels() {}

  static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1).strip() + "…";
  }
}
