package org.trialbook.sample;

/** A study as JSON: its sections and modules in the registry's order. */
final class StudyJson {

  private StudyJson() {}

  static byte[] write(Study study) {
    Json json = new Json();
    json.object(
        () -> {
          json.object("protocolSection", () -> protocol(json, study));
          if (study.hasResults()) {
            json.object("resultsSection", () -> ResultsSection.write(json, study));
          }
          json.object("annotationSection", () -> Tracking.annotations(json, study));
          json.object("documentSection", () -> Documents.write(json, study));
          json.object("derivedSection", () -> DerivedSection.write(json, study));
          json.flag("hasResults", study.hasResults());
        });
    return json.toBytes();
  }

  private static void protocol(Json json, Study study) {
    json.object("identificationModule", () -> Identification.write(json, study));
    json.object("statusModule", () -> Status.write(json, study));
    json.object("sponsorCollaboratorsModule", () -> Sponsors.write(json, study));
    json.object("oversightModule", () -> Oversight.write(json, study));
    if (study.withheld()) {
      return;
    }
    json.object("descriptionModule", () -> Description.write(json, study));
    json.object("conditionsModule", () -> Conditions.write(json, study));
    json.object("designModule", () -> Design.write(json, study));
    boolean sparse = study.sparse();
    if (!sparse) {
      json.object("armsInterventionsModule", () -> ArmsInterventions.write(json, study));
      if (!study.expandedAccess()) {
        json.object("outcomesModule", () -> PlannedOutcomes.write(json, study));
      }
    }
    json.object("eligibilityModule", () -> Eligibility.write(json, study));
    if (!sparse) {
      json.object("contactsLocationsModule", () -> ContactsLocations.write(json, study));
      json.object("referencesModule", () -> References.write(json, study));
      json.object("ipdSharingStatementModule", () -> DataSharing.write(json, study));
    }
  }
}
