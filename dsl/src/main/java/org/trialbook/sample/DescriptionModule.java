package org.trialbook.sample;

import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Phrases;
import org.trialbook.sample.vocabulary.Rarity;

/** The brief summary, which starts with the mark of the sample, and the detailed description. */
final class DescriptionModule {

  private DescriptionModule() {}

  static void write(CompactJson json, MadeUpStudy study) {
    Dice dice = study.dice("description");
    Phrases phrases = new Phrases(study.facts(), dice);
    String summary = phrases.say("summary " + IdentificationModule.style(study));
    json.text("briefSummary", phrases.say("mark") + " " + summary.strip());
    if (study.rarity() == Rarity.RAW_HTML) {
      json.text("detailedDescription", phrases.say("html"));
    } else if (!study.sparse() && dice.chance(0.67)) {
      json.text("detailedDescription", detailed(phrases, dice));
    }
  }

  private static String detailed(Phrases phrases, Dice dice) {
    String objectives = dice.chance(0.3) ? phrases.say("objectives") + "\n\n" : "";
    String text =
        objectives
            + phrases.paragraphs("background", dice.between(1, 4))
            + phrases.paragraphs("method", dice.between(1, 5))
            + phrases.paragraphs("statistics", dice.between(0, 3));
    return text.strip();
  }
}
