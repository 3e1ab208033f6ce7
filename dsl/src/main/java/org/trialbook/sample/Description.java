package org.trialbook.sample;

/** The brief summary, which starts with the mark of the sample, and the detailed description. */
final class Description {

  private Description() {}

  static void write(Json json, Study study) {
    Dice dice = study.dice("description");
    Phrases phrases = new Phrases(study.facts(), dice);
    String summary = phrases.say("summary " + Identification.style(study));
    json.text("briefSummary", phrases.say("mark") + " " + summary.strip());
    if (study.rarity() == Rarity.RAW_HTML) {
      json.text("detailedDescription", phrases.say("html"));
    } else if (study.rarity() != Rarity.SPARSE && dice.chance(0.67)) {
      json.text("detailedDescription", detailed(phrases, dice));
    }
  }

  private static String detailed(Phrases phrases, Dice dice) {
    StringBuilder text = new StringBuilder();
    if (dice.chance(0.3)) {
      text.append(phrases.say("objectives")).append("\n\n");
    }
    paragraphs("background", dice.between(1, 3), text, phrases);
    paragraphs("method", dice.between(1, 4), text, phrases);
    paragraphs("statistics", dice.between(0, 2), text, phrases);
    return text.toString().strip();
  }

  private static void paragraphs(String section, int count, StringBuilder text, Phrases phrases) {
    for (int i = 0; i < count; i++) {
      text.append(phrases.say(section)).append("\n\n");
    }
  }
}
