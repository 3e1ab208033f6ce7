package org.trialbook.sample;

import java.util.ArrayList;
import java.util.List;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Phrases;
import org.trialbook.sample.vocabulary.Weighted;

/** Who can take part. No limit of age means no field, as in the registry. */
final class EligibilityModule {

  private EligibilityModule() {}

  static void write(CompactJson json, MadeUpStudy study) {
    Dice dice = study.dice("eligibility");
    Phrases phrases = new Phrases(study.facts(), dice);
    if (!study.expandedAccess()) {
      json.text("eligibilityCriteria", Criteria.draw(study.area(), phrases, dice));
      if (dice.chance(0.975)) {
        json.flag("healthyVolunteers", study.area().healthy() || dice.chance(0.12));
      }
    }
    sex(json, study, phrases, dice);
    ages(json, study, dice);
    if (study.observational()) {
      json.text("studyPopulation", phrases.say("population"));
      json.text("samplingMethod", Weighted.draw("sampling", dice));
    }
  }

  private static void sex(CompactJson json, MadeUpStudy study, Phrases phrases, Dice dice) {
    String sex = study.area().sex();
    if (sex.equals("ALL") && dice.chance(0.03)) {
      sex = dice.chance(0.6) ? "FEMALE" : "MALE";
    } else if (sex.equals("FEMALE") && dice.chance(0.3)) {
      sex = "ALL";
    }
    json.text("sex", sex);
    if (!sex.equals("ALL") && dice.chance(0.35)) {
      json.flag("genderBased", true);
      if (dice.chance(0.6)) {
        json.text("genderDescription", phrases.say("gender description"));
      }
    }
  }

  private static void ages(CompactJson json, MadeUpStudy study, Dice dice) {
    String group =
        study.area().newborn()
            ? "newborn "
            : study.area().children() || dice.chance(0.06) ? "child " : "";
    String youngest = dice.chance(0.955) ? Weighted.draw(group + "minimum age", dice) : null;
    String oldest =
        dice.chance(group.isEmpty() ? 0.5 : 0.9)
            ? Weighted.draw(group + "maximum age", dice)
            : null;
    json.text("minimumAge", youngest);
    json.text("maximumAge", oldest);
    json.texts("stdAges", standardAges(years(youngest, 0), years(oldest, 200)));
  }

  private static List<String> standardAges(double from, double to) {
    List<String> ages = new ArrayList<>();
    if (from < 18) {
      ages.add("CHILD");
    }
    if (from < 65 && to >= 18) {
      ages.add("ADULT");
    }
    if (to >= 65) {
      ages.add("OLDER_ADULT");
    }
    return ages;
  }

  private static double years(String age, double absent) {
    if (age == null) {
      return absent;
    }
    String[] parts = age.split(" ", 2);
    double days =
        switch (parts[1].charAt(0) + (parts[1].startsWith("Mi") ? "i" : "")) {
          case "Y" -> 365;
          case "M" -> 30.4;
          case "W" -> 7;
          case "D" -> 1;
          default -> 0;
        };
    return Integer.parseInt(parts[0]) * days / 365;
  }
}
