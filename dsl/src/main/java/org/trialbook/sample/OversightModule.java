package org.trialbook.sample;

import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Rarity;

/** Data monitoring and regulation; flags are left out where the registry does not know. */
final class OversightModule {

  private OversightModule() {}

  static void write(CompactJson json, MadeUpStudy study) {
    if (study.withheld()) {
      json.flag("isFdaRegulatedDevice", true);
      json.flag("isUnapprovedDevice", true);
      return;
    }
    if (study.sparse()) {
      return;
    }
    Dice dice = study.dice("oversight");
    boolean american = study.sponsor().country().equals("United States");
    boolean industry = study.sponsor().isIndustry();
    if (dice.chance(0.87)) {
      json.flag("oversightHasDmc", dice.chance(0.42));
    }
    if (study.lastUpdateYear() >= 2017) {
      boolean drug = study.main().isDrug() && study.interventional();
      boolean device = study.main().type().equals("DEVICE") && study.interventional();
      json.flag(
          "isFdaRegulatedDrug",
          drug && (american ? dice.chance(0.9) : industry && dice.chance(0.5)));
      json.flag("isFdaRegulatedDevice", device && (american || dice.chance(0.15)));
      if (dice.chance(0.27)) {
        json.flag("isUsExport", dice.chance(0.03));
      }
    }
    if (study.rarity() == Rarity.VIOLATION) {
      json.flag("fdaaa801Violation", true);
    }
  }
}
