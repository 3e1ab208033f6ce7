package org.trialbook.flatten;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.trialbook.json.Utf8;

/** Phases in the words that the registry shows. */
final class PhaseLabels {

  private static final Map<String, String> LABELS =
      Map.of(
          "NA", "Not Applicable",
          "EARLY_PHASE1", "Early Phase 1",
          "PHASE1", "Phase 1",
          "PHASE2", "Phase 2",
          "PHASE3", "Phase 3",
          "PHASE4", "Phase 4");

  private PhaseLabels() {}

  /** The phases of one study joined by a slash, in UTF-8; a phase without a label is its value. */
  static byte[] label(byte[] bytes, Registers.Found phases) {
    StringBuilder label = new StringBuilder();
    for (int i = 0; i < phases.size(); i++) {
      byte[] text = new byte[phases.to(i) - phases.from(i)];
      int length = Utf8.unescape(bytes, phases.from(i) + 1, phases.to(i) - 1, text, 0);
      String phase = new String(text, 0, length, StandardCharsets.UTF_8);
      label.append(i == 0 ? "" : "/").append(LABELS.getOrDefault(phase, phase));
    }
    return label.toString().getBytes(StandardCharsets.UTF_8);
  }
}
