package org.trialbook.sample;

import java.util.List;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Organisation;
import org.trialbook.sample.vocabulary.Treatment;
import org.trialbook.sample.vocabulary.Weighted;
import org.trialbook.sample.vocabulary.WordList;

/**
 * The phases of a study and what follows from them. Values are the registry's: none for a study
 * that is not interventional, ["NA"] for one without a drug, two for 1/2 and 2/3.
 */
record DrawnPhases(List<String> values) {

  static DrawnPhases draw(String kind, Treatment main, Organisation sponsor, Dice dice) {
    if (!kind.equals("INTERVENTIONAL")) {
      return new DrawnPhases(List.of());
    }
    if (!main.isDrug() || dice.chance(sponsor.isIndustry() ? 0.03 : 0.2)) {
      return new DrawnPhases(List.of("NA"));
    }
    String phase = Weighted.draw(sponsor.isIndustry() ? "phase INDUSTRY" : "phase OTHER", dice);
    return new DrawnPhases(WordList.items(phase));
  }

  /** The highest phase; NA also where the registry has none. */
  String highest() {
    return values.isEmpty() ? "NA" : values.get(values.size() - 1);
  }

  boolean early() {
    return highest().endsWith("PHASE1");
  }

  double medianMonths() {
    return switch (highest()) {
      case "PHASE1", "EARLY_PHASE1" -> 13;
      case "PHASE2" -> 27;
      case "PHASE3" -> 30;
      default -> 20;
    };
  }

  double medianEnrollment() {
    return switch (highest()) {
      case "PHASE1", "EARLY_PHASE1" -> 34;
      case "PHASE2" -> 70;
      case "PHASE3" -> 150;
      default -> values.isEmpty() ? 180 : 80;
    };
  }

  /** Sites of a study that industry runs. */
  double medianSites() {
    return switch (highest()) {
      case "PHASE3" -> 42;
      case "PHASE2" -> 15;
      case "PHASE4" -> 5;
      default -> values.isEmpty() ? 5 : 1.8;
    };
  }

  double shareWithResults(Organisation sponsor) {
    if (values.isEmpty()) {
      return 0.02;
    }
    return switch (sponsor.type()) {
      case "INDUSTRY" -> early() ? 0.22 : highest().equals("NA") ? 0.28 : 0.68;
      case "NIH", "FED", "NETWORK" -> 0.55;
      default -> 0.19;
    };
  }

  /** "Phase 2/Phase 3", as titles say it. */
  String label() {
    if (highest().equals("NA")) {
      return "Pragmatic";
    }
    return String.join("/", values)
        .replace("EARLY_PHASE1", "Early Phase 1")
        .replace("PHASE", "Phase ");
  }
}
