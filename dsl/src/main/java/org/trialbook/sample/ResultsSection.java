package org.trialbook.sample;

import java.util.List;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Phrases;

/** The results of a study, for those that have posted them. */
final class ResultsSection {

  private ResultsSection() {}

  static void write(CompactJson json, MadeUpStudy study) {
    List<ReportingGroup> groups = ReportingGroup.of(study);
    json.object("participantFlowModule", () -> ParticipantFlowModule.write(json, study, groups));
    json.object(
        "baselineCharacteristicsModule",
        () -> BaselineCharacteristicsModule.write(json, study, groups));
    json.object("outcomeMeasuresModule", () -> OutcomeMeasuresModule.write(json, study, groups));
    json.object("adverseEventsModule", () -> AdverseEventsModule.write(json, study, groups));
    json.object("moreInfoModule", () -> moreInfo(json, study));
  }

  private static void moreInfo(CompactJson json, MadeUpStudy study) {
    Dice dice = study.dice("more info");
    Phrases phrases = new Phrases(study.facts(), dice);
    if (dice.chance(0.25)) {
      json.object(
          "limitationsAndCaveats", () -> json.text("description", phrases.say("limitations")));
    }
    json.object(
        "certainAgreement",
        () -> {
          boolean employee = !study.sponsor().isIndustry() && dice.chance(0.6);
          json.flag("piSponsorEmployee", employee);
          if (!employee) {
            json.text("restrictionType", dice.pick(List.of("LTE60", "GT60", "OTHER")));
            json.flag("restrictiveAgreement", true);
            json.text("otherDetails", dice.chance(0.6) ? phrases.say("agreement") : null);
          }
        });
    json.object(
        "pointOfContact",
        () -> {
          json.text("title", phrases.say("person") + ", " + phrases.say("job"));
          json.text("organization", study.sponsor().name());
          json.text("email", "results@trial.example");
          json.text("phone", "+1 202 555 01" + dice.between(10, 99));
        });
  }
}
