package org.trialbook.sample;

import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Phrases;
import org.trialbook.sample.vocabulary.Place;

/** Central contacts, officials and sites; a site has a status only while the study recruits. */
final class ContactsLocationsModule {

  private ContactsLocationsModule() {}

  static void write(CompactJson json, MadeUpStudy study) {
    Dice dice = study.dice("contacts");
    Phrases phrases = new Phrases(study.facts(), dice);
    Course course = study.course();
    String status = course.lastKnownStatus() == null ? course.status() : course.lastKnownStatus();
    boolean recruiting = status.equals("RECRUITING");
    if (recruiting || status.equals("NOT_YET_RECRUITING")) {
      json.array("centralContacts", () -> centralContacts(json, phrases, dice));
    }
    if (dice.chance(0.85)) {
      json.array("overallOfficials", () -> official(json, study, phrases, dice));
    }
    if (dice.chance(0.93) || study.sites().size() > 1) {
      json.array(
          "locations",
          () -> {
            for (Site site : study.sites()) {
              json.object(() -> location(json, site, recruiting, phrases, dice));
            }
          });
    }
  }

  private static void centralContacts(CompactJson json, Phrases phrases, Dice dice) {
    int count = dice.chance(0.6) ? 2 : 1;
    for (int i = 0; i < count; i++) {
      json.object(() -> contact(json, "CONTACT", phrases, dice));
    }
  }

  private static void contact(CompactJson json, String role, Phrases phrases, Dice dice) {
    String person = phrases.say("person");
    boolean scientist = !role.equals("CONTACT");
    json.text("name", person + (dice.chance(0.5) ? ", " + phrases.say("degree") : ""));
    json.text("role", role);
    if (!scientist) {
      if (dice.chance(0.9)) {
        json.text("phone", phone(dice));
        json.text("phoneExt", dice.chance(0.08) ? Integer.toString(dice.between(10, 9_999)) : null);
      }
      if (dice.chance(0.92)) {
        json.text("email", "contact" + dice.between(100, 99_999) + "@trial.example");
      }
    }
  }

  /** Numbers that are kept for fiction. */
  private static String phone(Dice dice) {
    return switch (dice.below(3)) {
      case 0 -> "555-01" + dice.between(10, 99);
      case 1 -> "+1 202 555 01" + dice.between(10, 99);
      default -> "+44 1632 960" + dice.between(100, 999);
    };
  }

  private static void official(CompactJson json, MadeUpStudy study, Phrases phrases, Dice dice) {
    json.object(
        () -> {
          boolean industry = study.sponsor().isIndustry();
          json.text(
              "name",
              industry && dice.chance(0.5)
                  ? "Clinical Trials"
                  : phrases.say("person") + ", " + phrases.say("degree"));
          json.text("affiliation", study.sponsor().name());
          json.text(
              "role",
              industry
                  ? "STUDY_DIRECTOR"
                  : dice.chance(0.92) ? "PRINCIPAL_INVESTIGATOR" : "STUDY_CHAIR");
        });
  }

  private static void location(
      CompactJson json, Site site, boolean recruiting, Phrases phrases, Dice dice) {
    Place place = site.place();
    json.text("facility", dice.chance(0.94) ? site.facility() : null);
    if (recruiting) {
      json.text("status", dice.chance(0.8) ? "RECRUITING" : siteStatus(dice));
    }
    json.text("city", place.city());
    json.text("state", dice.chance(0.96) ? place.state() : null);
    json.text("zip", site.zip());
    json.text("country", place.country());
    if (recruiting && dice.chance(0.4)) {
      json.array("contacts", () -> siteContacts(json, phrases, dice));
    }
    if (dice.chance(0.966)) {
      json.object(
          "geoPoint",
          () -> {
            json.number("lat", place.latitude());
            json.number("lon", place.longitude());
          });
    }
  }

  private static String siteStatus(Dice dice) {
    return switch (dice.below(6)) {
      case 0 -> "NOT_YET_RECRUITING";
      case 1 -> "ACTIVE_NOT_RECRUITING";
      case 2 -> "COMPLETED";
      case 3 -> "WITHDRAWN";
      case 4 -> "SUSPENDED";
      default -> "TERMINATED";
    };
  }

  private static void siteContacts(CompactJson json, Phrases phrases, Dice dice) {
    json.object(() -> contact(json, "CONTACT", phrases, dice));
    if (dice.chance(0.8)) {
      json.object(() -> contact(json, "PRINCIPAL_INVESTIGATOR", phrases, dice));
    }
    if (dice.chance(0.1)) {
      json.object(() -> contact(json, "SUB_INVESTIGATOR", phrases, dice));
    }
  }
}
