package org.trialbook.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts in charts, as long as there is room for. */
final class Labels {

  /** What stands in place of a chart of nothing. */
  static final String NO_ROWS = "No rows";

  private Labels() {}

  static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1).strip() + "…";
  }

  /** Short labels that are still all different, which XChart needs. */
  static List<String> distinct(Dimension dimension, int longest) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> labels = new ArrayList<>();
    for (String text : dimension.texts()) {
      String label = shortened(text, longest);
      int times = seen.merge(label, 1, Integer::sum);
      labels.add(label + "\u200B".repeat(times - 1));
    }
    return labels;
  }
}
