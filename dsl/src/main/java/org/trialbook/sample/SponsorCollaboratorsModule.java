package org.trialbook.sample;

import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Organisation;
import org.trialbook.sample.vocabulary.Phrases;
import org.trialbook.sample.vocabulary.Weighted;

/** Who is responsible, who leads and who helps. */
final class SponsorCollaboratorsModule {

  private SponsorCollaboratorsModule() {}

  static void write(CompactJson json, MadeUpStudy study) {
    Dice dice = study.dice("sponsors");
    if (!study.sparse() && !study.withheld()) {
      json.object("responsibleParty", () -> responsibleParty(json, study, dice));
    }
    json.object("leadSponsor", () -> organisation(json, "name", study.sponsor()));
    if (!study.withheld()) {
      json.array(
          "collaborators",
          () -> {
            double share = 0.33;
            while (dice.chance(share)) {
              Organisation helper = Organisation.draw(Weighted.draw("collaborator", dice), dice);
              json.object(() -> organisation(json, "name", helper));
              share = 0.45;
            }
          });
    }
  }

  static void organisation(CompactJson json, String nameKey, Organisation organisation) {
    json.text(nameKey, organisation.name());
    json.text("class", organisation.type());
  }

  private static void responsibleParty(CompactJson json, MadeUpStudy study, Dice dice) {
    String sponsor = study.sponsor().name();
    if (study.lastUpdateYear() < 2012) {
      Phrases phrases = new Phrases(study.facts(), dice);
      json.text("oldNameTitle", phrases.say("person") + ", " + phrases.say("job"));
      json.text("oldOrganization", sponsor);
      return;
    }
    String type =
        study.sponsor().type().equals("OTHER")
            ? Weighted.draw("responsible party OTHER", dice)
            : "SPONSOR";
    json.text("type", type);
    if (!type.equals("SPONSOR")) {
      Phrases phrases = new Phrases(study.facts(), dice);
      json.text("investigatorFullName", phrases.say("person"));
      json.text("investigatorTitle", phrases.say("job"));
      json.text("investigatorAffiliation", sponsor);
    }
  }
}
