package org.trialbook.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Phrases;
import org.trialbook.sample.vocabulary.Treatment;

/** Arm groups and interventions, which refer to each other by label and by "Drug: Name". */
final class ArmsInterventionsModule {

  private ArmsInterventionsModule() {}

  static void write(CompactJson json, MadeUpStudy study) {
    Dice dice = study.dice("arms");
    boolean noArms = study.lastUpdateYear() < 2008;
    if (!noArms) {
      json.array(
          "armGroups",
          () -> study.arms().arms().forEach(arm -> json.object(() -> arm(json, study, arm, dice))));
    }
    json.array(
        "interventions",
        () ->
            study
                .arms()
                .treatments()
                .forEach(t -> json.object(() -> treatment(json, study, t, noArms, dice))));
  }

  private static void arm(CompactJson json, MadeUpStudy study, Arm arm, Dice dice) {
    json.text("label", arm.label());
    json.text("type", arm.type());
    json.text("description", describe(study, arm, dice));
    json.texts(
        "interventionNames",
        arm.treatments().stream()
            .filter(study.arms().treatments()::contains)
            .map(Treatment::reference)
            .toList());
  }

  /** What an arm gets, in the words of its first treatment. */
  static String describe(MadeUpStudy study, Arm arm, Dice dice) {
    return arm.treatments().isEmpty() || !arm.description().equals("given as")
        ? new Phrases(study.facts(), dice).say(arm.description())
        : new Phrases(factsOf(study, arm.treatments().get(0)), dice).say("given as");
  }

  private static Map<String, String> factsOf(MadeUpStudy study, Treatment treatment) {
    Map<String, String> facts = new HashMap<>(study.facts());
    facts.put("drug", treatment.prose());
    facts.put("form", treatment.form());
    return facts;
  }

  private static void treatment(
      CompactJson json, MadeUpStudy study, Treatment treatment, boolean noArms, Dice dice) {
    json.text("type", treatment.type());
    json.text("name", treatment.name());
    if (dice.chance(0.94)) {
      json.text("description", new Phrases(factsOf(study, treatment), dice).say("intervention"));
    }
    if (!noArms) {
      List<String> labels =
          study.arms().arms().stream()
              .filter(arm -> arm.treatments().contains(treatment))
              .map(Arm::label)
              .toList();
      json.texts("armGroupLabels", labels);
    }
    if (dice.chance(0.5)) {
      json.texts("otherNames", treatment.otherNames());
    }
  }
}
