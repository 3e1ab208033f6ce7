package org.trialbook.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The order of an axis: by size, unless the values have an order of their own. */
final class AxisOrder {

  static final String MISSING = "(missing)";

  /** The registry's phases, by their enum value and by their label. */
  private static final List<String> PHASES =
      List.of(
          "earlyphase1",
          "phase1",
          "phase1/phase2",
          "phase2",
          "phase2/phase3",
          "phase3",
          "phase4",
          "na",
          "notapplicable");

  private AxisOrder() {}

  /** All values of an axis in order, given what each adds up to; missing comes last. */
  static List<Object> of(Map<Object, Double> totals, boolean ordered) {
    List<Object> values = new ArrayList<>(totals.keySet());
    boolean hadMissing = values.remove(MISSING);
    if (values.stream().allMatch(value -> phase(value) >= 0)) {
      values.sort(Comparator.comparingInt(AxisOrder::phase));
    } else if (ordered) {
      values.sort(AxisOrder::compareNaturally);
    } else {
      values.sort(
          Comparator.<Object>comparingDouble(value -> -totals.get(value))
              .thenComparing(String::valueOf));
    }
    if (hadMissing) {
      values.add(MISSING);
    }
    return values;
  }

  /** The place of a phase among the phases; -1 for what is none. */
  static int phase(Object value) {
    return PHASES.indexOf(folded(value));
  }

  /** Whether all are years, quarters or months such as 2026, 2026-Q1 and 2026-03. */
  static boolean areSpansOfTime(Collection<Object> values) {
    return values.stream()
        .allMatch(
            value ->
                value.equals(MISSING) || value.toString().matches("(19|20)\\d\\d(-Q?\\d{1,2})?"));
  }

  private static String folded(Object value) {
    return value.toString().toLowerCase(Locale.ROOT).replaceAll("[ _]", "").replace("|", "/");
  }

  /** Numbers as numbers, also where they are category texts; dates and all else as texts. */
  private static int compareNaturally(Object a, Object b) {
    try {
      return Double.compare(Double.parseDouble(a.toString()), Double.parseDouble(b.toString()));
    } catch (NumberFormatException e) {
      return a.toString().compareTo(b.toString());
    }
  }
}
