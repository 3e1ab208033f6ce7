package org.trialbook.sample;

import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Phrases;

/** Citations, links and available data sets. */
final class ReferencesModule {

  private ReferencesModule() {}

  static void write(CompactJson json, MadeUpStudy study) {
    Dice dice = study.dice("references");
    Phrases phrases = new Phrases(study.facts(), dice);
    if (dice.chance(0.38)) {
      int count = Math.min(dice.around(2.5, 0.9), 60);
      json.array(
          "references",
          () -> {
            for (int i = 0; i < count; i++) {
              json.object(() -> reference(json, study, phrases, dice));
            }
          });
    }
    if (dice.chance(0.1)) {
      json.array("seeAlsoLinks", () -> json.object(() -> link(json, study, phrases)));
    }
    if (study.hasResults() && dice.chance(0.06)) {
      json.array("availIpds", () -> json.object(() -> dataSet(json, study, dice)));
    }
  }

  private static void reference(CompactJson json, MadeUpStudy study, Phrases phrases, Dice dice) {
    // Ids of PubMed have eight digits; those that start with 9 are not given out yet.
    json.text("pmid", dice.chance(0.97) ? "9" + dice.between(1_000_000, 9_999_999) : null);
    boolean over = study.course().finished();
    json.text(
        "type", !over || dice.chance(0.7) ? "BACKGROUND" : dice.chance(0.7) ? "DERIVED" : "RESULT");
    json.text("citation", phrases.say("citation"));
    if (dice.chance(0.004)) {
      json.array(
          "retractions",
          () ->
              json.object(
                  () -> {
                    json.text("pmid", "9" + dice.between(1_000_000, 9_999_999));
                    json.text("source", phrases.say("journal") + " 2024 Jun;12(3):101");
                  }));
    }
  }

  private static void link(CompactJson json, MadeUpStudy study, Phrases phrases) {
    json.text("label", phrases.say("see also"));
    json.text("url", "https://trial.example/" + study.nctId());
  }

  private static void dataSet(CompactJson json, MadeUpStudy study, Dice dice) {
    json.text("id", "SDY" + dice.between(100, 9_999));
    json.text("type", dice.chance(0.6) ? "Individual Participant Data Set" : "Study Protocol");
    json.text("url", "https://data.example/" + study.nctId());
    json.text("comment", "Synthetic; nothing is kept there.");
  }
}
