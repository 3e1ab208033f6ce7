package org.trialbook.chart;

import java.util.List;

/**
 * What a chart is drawn by: a column with its different values in the order they are shown.
 *
 * @param values texts, or {@link Double}s and {@link java.time.LocalDate}s on the axes of lines
 * @param notShown how many smaller values the column has beyond those
 */
record Dimension(String column, Scale scale, List<Object> values, int notShown) {

  enum Scale {
    CATEGORY,
    NUMBER,
    DATE
  }

  String label() {
    return ColumnWords.of(column);
  }

  List<String> texts() {
    return values.stream().map(String::valueOf).toList();
  }

  /** Whether the values are years, which are written without a thousands separator. */
  boolean years() {
    return scale == Scale.NUMBER
        && values.stream()
            .map(Double.class::cast)
            .allMatch(value -> value == Math.rint(value) && value >= 1900 && value <= 2100);
  }

  int longestText() {
    return texts().stream().mapToInt(String::length).max().orElse(0);
  }
}
