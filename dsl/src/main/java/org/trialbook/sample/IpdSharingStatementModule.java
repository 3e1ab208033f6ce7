package org.trialbook.sample;

import java.util.List;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Phrases;
import org.trialbook.sample.vocabulary.Weighted;

/** The plan for sharing individual participant data. */
final class IpdSharingStatementModule {

  private static final List<String> INFORMATION =
      List.of("STUDY_PROTOCOL", "SAP", "ICF", "CSR", "ANALYTIC_CODE");

  private IpdSharingStatementModule() {}

  static void write(CompactJson json, MadeUpStudy study) {
    Dice dice = study.dice("data sharing");
    boolean asked = study.lastUpdateYear() >= 2015;
    if (!asked || dice.chance(0.2)) {
      return;
    }
    Phrases phrases = new Phrases(study.facts(), dice);
    String plan = Weighted.draw("ipd", dice);
    json.text("ipdSharing", plan);
    if (dice.chance(plan.equals("YES") ? 0.8 : 0.25)) {
      json.text("description", phrases.say("ipd description"));
    }
    if (plan.equals("YES")) {
      List<String> drawn = dice.some(INFORMATION, dice.between(1, 4));
      json.texts("infoTypes", INFORMATION.stream().filter(drawn::contains).toList());
      json.text("timeFrame", phrases.say("ipd time frame"));
      json.text("accessCriteria", phrases.say("ipd access"));
      json.text("url", dice.chance(0.5) ? "https://data.example/requests" : null);
    }
  }
}
