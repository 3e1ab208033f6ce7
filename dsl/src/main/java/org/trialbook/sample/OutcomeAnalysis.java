package org.trialbook.sample;

import java.util.List;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Endpoint;
import org.trialbook.sample.vocabulary.Phrases;

/** A comparison of the first group with the last one. */
final class OutcomeAnalysis {

  private final CompactJson json;
  private final Phrases phrases;
  private final Dice dice;

  OutcomeAnalysis(CompactJson json, Phrases phrases, Dice dice) {
    this.json = json;
    this.phrases = phrases;
    this.dice = dice;
  }

  void write(Endpoint endpoint, int groups) {
    json.texts("groupIds", List.of("OG000", ReportingGroup.id("OG", groups - 1)));
    json.text("groupDescription", dice.chance(0.2) ? phrases.say("statistics") : null);
    boolean nonInferiority = dice.chance(0.12);
    json.flag("testedNonInferiority", nonInferiority);
    json.text("nonInferiorityType", nonInferiority ? "NON_INFERIORITY" : superiority());
    json.text("nonInferiorityComment", nonInferiority ? phrases.say("margin") : null);
    if (dice.chance(0.9)) {
      json.text("pValue", ReportedNumbers.pValue(dice));
      json.text("pValueComment", note());
      json.text("statisticalMethod", phrases.say("method name"));
      json.text("statisticalComment", note());
    }
    estimate(endpoint);
    json.text("estimateComment", note());
  }

  private void estimate(Endpoint endpoint) {
    boolean ratio = endpoint.kind() == Endpoint.Kind.SURVIVAL;
    double value = ratio ? 0.6 + dice.below(50) / 100.0 : endpoint.centre() / 3;
    double margin = ratio ? 0.15 : Math.abs(endpoint.centre()) / 5 + 0.05;
    boolean oneSided = dice.chance(0.04);
    json.text("paramType", ratio ? "Hazard Ratio (HR)" : "Mean Difference (Final Values)");
    json.text("paramValue", ReportedNumbers.decimal(value, 2));
    json.text("ciPctValue", oneSided ? "97.5" : "95");
    json.text("ciNumSides", oneSided ? "ONE_SIDED" : "TWO_SIDED");
    json.text("ciLowerLimit", oneSided ? null : ReportedNumbers.decimal(value - margin, 2));
    json.text("ciUpperLimit", ReportedNumbers.decimal(value + margin, 2));
    if (!ratio && dice.chance(0.2)) {
      json.text("dispersionType", "STANDARD_ERROR_OF_MEAN");
      json.text("dispersionValue", ReportedNumbers.decimal(margin / 2, 2));
    }
  }

  private String superiority() {
    return dice.chance(0.3) ? "SUPERIORITY_OR_OTHER" : "SUPERIORITY";
  }

  private String note() {
    return dice.chance(0.3) ? phrases.say("analysis note") : null;
  }
}
