package org.trialbook.sample;

import org.trialbook.sample.vocabulary.Dice;

/** Protocols and analysis plans that were uploaded with results. */
final class DocumentSection {

  private DocumentSection() {}

  static void write(CompactJson json, MadeUpStudy study) {
    Dice dice = study.dice("documents");
    boolean asked = study.hasResults() && study.postings().results().posted().getYear() >= 2018;
    if (!asked || dice.chance(0.1)) {
      return;
    }
    json.object(
        "largeDocumentModule",
        () -> {
          boolean noPlan = dice.chance(0.02);
          if (noPlan) {
            json.flag("noSap", true);
          }
          json.array("largeDocs", () -> documents(json, study, noPlan, dice));
        });
  }

  private static void documents(CompactJson json, MadeUpStudy study, boolean noPlan, Dice dice) {
    if (!noPlan && dice.chance(0.5)) {
      json.object(() -> document(json, study, "Prot_SAP", true, true, dice));
      return;
    }
    json.object(() -> document(json, study, "Prot", true, false, dice));
    if (!noPlan) {
      json.object(() -> document(json, study, "SAP", false, true, dice));
    }
  }

  private static void document(
      CompactJson json, MadeUpStudy study, String type, boolean protocol, boolean plan, Dice dice) {
    json.text("typeAbbrev", type);
    json.flag("hasProtocol", protocol);
    json.flag("hasSap", plan);
    json.flag("hasIcf", false);
    json.text(
        "label",
        protocol && plan
            ? "Study Protocol and Statistical Analysis Plan"
            : protocol ? "Study Protocol" : "Statistical Analysis Plan");
    json.text("date", study.postings().first().submitted().plusDays(dice.below(200)).toString());
    json.text(
        "uploadDate",
        study.postings().results().submitted()
            + "T"
            + dice.between(10, 19)
            + ":"
            + dice.between(10, 59));
    json.text("filename", type + "_00" + (type.equals("SAP") ? 1 : 0) + ".pdf");
    json.number("size", dice.around(1_200_000, 0.9));
  }
}
