package org.trialbook.sample;

import java.util.ArrayList;
import java.util.List;
import org.trialbook.sample.vocabulary.Area;
import org.trialbook.sample.vocabulary.Dice;

/** Conditions and keywords, in the sponsors' own words. */
final class ConditionsModule {

  private ConditionsModule() {}

  static void write(CompactJson json, MadeUpStudy study) {
    Dice dice = study.dice("conditions");
    List<String> known = study.area().conditions();
    List<String> conditions = new ArrayList<>();
    conditions.add(dice.chance(0.55) ? known.get(0) : dice.pick(known));
    while (dice.chance(0.28)) {
      String more =
          dice.chance(0.75) ? dice.pick(known) : dice.pick(Area.AREAS.draw(dice).conditions());
      if (!conditions.contains(more)) {
        conditions.add(more);
      }
    }
    json.texts("conditions", conditions);
    if (dice.chance(0.66)) {
      List<String> keywords = new ArrayList<>(study.area().keywords());
      keywords.addAll(Area.COMMON.keywords());
      keywords.add(study.main().prose());
      json.texts("keywords", dice.some(keywords, dice.between(1, 7)));
    }
  }
}
