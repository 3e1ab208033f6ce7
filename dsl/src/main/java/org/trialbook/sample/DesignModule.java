package org.trialbook.sample;

import java.util.List;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Phrases;
import org.trialbook.sample.vocabulary.Rarity;
import org.trialbook.sample.vocabulary.Weighted;

/** Type, phases, design and enrollment. */
final class DesignModule {

  private static final List<String> MASKED =
      List.of("PARTICIPANT", "CARE_PROVIDER", "INVESTIGATOR", "OUTCOMES_ASSESSOR");

  private DesignModule() {}

  static void write(CompactJson json, MadeUpStudy study) {
    Dice dice = study.dice("design");
    Phrases phrases = new Phrases(study.facts(), dice);
    json.text("studyType", study.kind());
    if (study.expandedAccess()) {
      json.object("expandedAccessTypes", () -> accessTypes(json, dice));
      return;
    }
    json.texts("phases", study.phases().values());
    boolean observational = study.observational();
    boolean sparse = study.sparse();
    if (observational && !sparse) {
      boolean registry = dice.chance(0.13);
      json.flag("patientRegistry", registry);
      if (registry) {
        json.text(
            "targetDuration",
            dice.chance(0.6) ? dice.between(1, 15) + " Years" : dice.between(2, 24) + " Months");
      }
    }
    if (!sparse) {
      json.object(
          "designInfo",
          () -> {
            if (observational) {
              json.text("observationalModel", Weighted.draw("observational model", dice));
              json.text("timePerspective", Weighted.draw("time perspective", dice));
            } else {
              interventional(json, study, phrases, dice);
            }
          });
    }
    if (observational && dice.chance(0.28)) {
      json.object("bioSpec", () -> bioSpecimens(json, phrases, dice));
    }
    if (study.rarity() != Rarity.ENROLLMENT_MISSING && !sparse) {
      json.object("enrollmentInfo", () -> enrollment(json, study));
    }
  }

  private static void accessTypes(CompactJson json, Dice dice) {
    switch (dice.below(4)) {
      case 0 -> json.flag("individual", true);
      case 1 -> json.flag("intermediate", true);
      case 2 -> json.flag("treatment", true);
      default -> {
        json.flag("individual", true);
        json.flag("treatment", true);
      }
    }
  }

  private static void interventional(
      CompactJson json, MadeUpStudy study, Phrases phrases, Dice dice) {
    boolean several = study.arms().several();
    String allocation = study.arms().randomized() ? "RANDOMIZED" : "NON_RANDOMIZED";
    json.text("allocation", several ? allocation : "NA");
    json.text("interventionModel", several ? Weighted.draw("several arms", dice) : "SINGLE_GROUP");
    if (dice.chance(0.25)) {
      json.text("interventionModelDescription", phrases.say("model description"));
    }
    json.text("primaryPurpose", Weighted.draw("primary purpose", dice));
    json.object("maskingInfo", () -> masking(json, study, phrases, dice));
  }

  private static void masking(CompactJson json, MadeUpStudy study, Phrases phrases, Dice dice) {
    String masking =
        !study.arms().several()
            ? "NONE"
            : Weighted.draw(study.arms().blind() ? "masking blind" : "masking open", dice);
    json.text("masking", masking);
    if (!masking.equals("NONE")) {
      if (dice.chance(0.25)) {
        json.text("maskingDescription", phrases.say("masking description"));
      }
      int roles =
          switch (masking) {
            case "SINGLE" -> 1;
            case "DOUBLE" -> 2;
            case "TRIPLE" -> 3;
            default -> 4;
          };
      if (dice.chance(0.93)) {
        List<String> masked = dice.some(MASKED, roles);
        json.texts("whoMasked", MASKED.stream().filter(masked::contains).toList());
      }
    }
  }

  private static void bioSpecimens(CompactJson json, Phrases phrases, Dice dice) {
    String retention = Weighted.draw("bio specimens", dice);
    json.text("retention", retention);
    if (!retention.equals("NONE_RETAINED")) {
      json.text("description", phrases.say("bio specimen"));
    }
  }

  private static void enrollment(CompactJson json, MadeUpStudy study) {
    json.number("count", study.enrollment());
    Course course = study.course();
    boolean actual =
        course.finished()
            || course.status().equals("WITHDRAWN")
            || course.status().equals("ACTIVE_NOT_RECRUITING");
    if (study.lastUpdateYear() >= 2009) {
      json.text("type", actual ? "ACTUAL" : "ESTIMATED");
    }
  }
}
