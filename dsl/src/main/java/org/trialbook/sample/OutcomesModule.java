package org.trialbook.sample;

import org.trialbook.sample.vocabulary.Dice;

/** The outcomes that a study plans to measure. */
final class OutcomesModule {

  private OutcomesModule() {}

  static void write(CompactJson json, MadeUpStudy study) {
    Dice dice = study.dice("planned outcomes");
    list(json, study, "primaryOutcomes", "PRIMARY", dice);
    list(json, study, "secondaryOutcomes", "SECONDARY", dice);
    list(json, study, "otherOutcomes", "OTHER_PRE_SPECIFIED", dice);
  }

  private static void list(
      CompactJson json, MadeUpStudy study, String name, String type, Dice dice) {
    json.array(
        name,
        () -> {
          for (DrawnOutcome outcome : study.outcomes()) {
            if (outcome.type().equals(type)) {
              json.object(() -> outcome(json, outcome, dice));
            }
          }
        });
  }

  private static void outcome(CompactJson json, DrawnOutcome outcome, Dice dice) {
    json.text("measure", outcome.endpoint().title());
    if (dice.chance(0.85)) {
      json.text("description", outcome.endpoint().description());
    }
    if (dice.chance(0.99)) {
      json.text("timeFrame", outcome.timeFrame());
    }
  }
}
