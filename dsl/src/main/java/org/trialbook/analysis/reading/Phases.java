package org.trialbook.analysis.reading;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The registry's phases in their order. */
public final class Phases {

  private static final List<String> LABELS =
      List.of(
          "Early Phase 1",
          "Phase 1",
          "Phase 1/Phase 2",
          "Phase 2",
          "Phase 2/Phase 3",
          "Phase 3",
          "Phase 4",
          "Not Applicable");

  private static final Map<String, String> LABEL_OF =
      Map.of(
          "EARLY_PHASE1", "Early Phase 1",
          "PHASE1", "Phase 1",
          "PHASE2", "Phase 2",
          "PHASE3", "Phase 3",
          "PHASE4", "Phase 4",
          "NA", "Not Applicable");

  private Phases() {}

  public static String label(String phase) {
    return LABEL_OF.getOrDefault(phase, phase);
  }

  /** From early to late; what is no phase comes last. */
  public static List<String> inOrder(Collection<String> labels) {
    return labels.stream()
        .sorted(
            Comparator.<String>comparingInt(
                    label -> LABELS.contains(label) ? LABELS.indexOf(label) : LABELS.size())
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** The number of a study's highest phase, 0 for none of 1 to 4. */
  public static int highest(Line study) {
    return study.list(PHASES).stream().mapToInt(Phases::number).max().orElse(0);
  }

  private static int number(String phase) {
    return phase.matches("PHASE[1-4]") ? phase.charAt(phase.length() - 1) - '0' : 0;
  }
}
