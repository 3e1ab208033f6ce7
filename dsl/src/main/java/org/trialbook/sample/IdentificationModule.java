package org.trialbook.sample;

import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Organisation;
import org.trialbook.sample.vocabulary.Phrases;
import org.trialbook.sample.vocabulary.Weighted;

/** Ids, titles and the registering organisation. */
final class IdentificationModule {

  /** The secondary id that tells a study of the sample. */
  static final String MARK = "TRIALBOOK-SYNTHETIC";

  private static final String WITHHELD_TITLE =
      "[Trial of device that is not approved or cleared by the U.S. FDA]";

  private IdentificationModule() {}

  static void write(CompactJson json, MadeUpStudy study) {
    Dice dice = study.dice("identification");
    Phrases phrases = new Phrases(study.facts(), dice);
    json.text("nctId", study.nctId());
    json.array(
        "nctIdAliases",
        () -> {
          if (dice.chance(0.005)) {
            json.element(study.alias());
          }
        });
    json.object("orgStudyIdInfo", () -> orgStudyId(json, study, dice));
    json.array("secondaryIdInfos", () -> secondaryIds(json, dice));
    json.object(
        "organization",
        () -> SponsorCollaboratorsModule.organisation(json, "fullName", study.sponsor()));
    if (study.withheld()) {
      json.text("briefTitle", WITHHELD_TITLE);
      return;
    }
    json.text("briefTitle", phrases.say("title " + style(study)));
    if (!study.expandedAccess() && dice.chance(0.97)) {
      json.text("officialTitle", phrases.say("official " + style(study)));
    }
    if (dice.chance(0.36)) {
      json.text("acronym", acronym(study, dice));
    }
  }

  /** Which of the sections of phrases.txt suit a study. */
  static String style(MadeUpStudy study) {
    return switch (study.kind()) {
      case "OBSERVATIONAL" -> "observational";
      case "EXPANDED_ACCESS" -> "access";
      default -> study.main().isDrug() ? "drug" : "care";
    };
  }

  private static void orgStudyId(CompactJson json, MadeUpStudy study, Dice dice) {
    boolean grant = study.sponsor().type().equals("NIH") && dice.chance(0.4);
    String id =
        grant
            ? "R0" + dice.between(1, 3) + "TB" + dice.between(100_000, 999_999)
            : orgStudyId(study.sponsor(), dice);
    json.text("id", id);
    if (grant) {
      json.text("type", "NIH");
      json.text("link", "https://reporter.example/quickSearch/" + id);
    }
  }

  private static String orgStudyId(Organisation sponsor, Dice dice) {
    String letters = sponsor.name().replaceAll("[^A-Z]", "");
    String prefix = letters.isEmpty() ? "TB" : letters.substring(0, Math.min(3, letters.length()));
    return switch (dice.below(4)) {
      case 0 -> prefix + "-" + dice.between(100, 999);
      case 1 -> dice.between(2005, 2026) + "-" + dice.between(1_000, 9_999);
      case 2 -> prefix + dice.between(1_000, 99_999) + "/" + dice.between(10, 99);
      default -> "IRB" + dice.between(10_000, 99_999);
    };
  }

  private static void secondaryIds(CompactJson json, Dice dice) {
    json.object(
        () -> {
          json.text("id", MARK);
          json.text("type", "REGISTRY");
          json.text("domain", "Trialbook");
        });
    while (dice.chance(0.28)) {
      json.object(() -> secondaryId(json, Weighted.draw("secondary id", dice), dice));
    }
  }

  private static void secondaryId(CompactJson json, String type, Dice dice) {
    int number = dice.between(100_000, 999_999);
    String id =
        switch (type) {
          case "EUDRACT_NUMBER" ->
              dice.between(2004, 2022) + "-" + number + "-" + dice.between(10, 99);
          case "CTIS" ->
              dice.between(2022, 2026)
                  + "-5"
                  + dice.between(10_000, 29_999)
                  + "-"
                  + dice.between(10, 99)
                  + "-00";
          case "NIH" -> "U01TB" + number;
          default -> "TB-" + number;
        };
    json.text("id", id);
    // The registry gives no type for ids of old records, and a link only for U.S. grants.
    if (!type.equals("OTHER") || dice.chance(0.5)) {
      json.text("type", type);
    }
    if (type.startsWith("OTHER") || type.equals("REGISTRY")) {
      json.text(
          "domain",
          type.equals("REGISTRY") ? "Invented Trials Register" : "Local ethics committee");
    }
    if (type.equals("NIH")) {
      json.text("link", "https://reporter.example/quickSearch/" + id);
    }
  }

  private static String acronym(MadeUpStudy study, Dice dice) {
    String letters =
        (study.facts().get("drugTitle") + study.area().name()).replaceAll("[^A-Za-z]", "");
    StringBuilder acronym = new StringBuilder();
    for (int i = dice.between(3, 6), at = 0; i > 0 && at < letters.length(); i--) {
      acronym.append(Character.toUpperCase(letters.charAt(at)));
      at += dice.between(1, 3);
    }
    return dice.chance(0.3) ? acronym + "-" + dice.between(1, 9) : acronym.toString();
  }
}
