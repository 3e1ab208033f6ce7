package org.trialbook.sample;

/** A study as JSON: its sections and modules in the registry's order. */
final class StudyJson {

  private StudyJson() {}

  static byte[] write(MadeUpStudy study) {
    CompactJson json = new CompactJson();
    json.object(
        () -> {
          json.object("protocolSection", () -> protocol(json, study));
          if (study.hasResults()) {
            json.object("resultsSection", () -> ResultsSection.write(json, study));
          }
          json.object("annotationSection", () -> ResultsTracking.annotations(json, study));
          json.object("documentSection", () -> DocumentSection.write(json, study));
          json.object("derivedSection", () -> DerivedSection.write(json, study));
          json.flag("hasResults", study.hasResults());
        });
    return json.toBytes();
  }

  private static void protocol(CompactJson json, MadeUpStudy study) {
    json.object("identificationModule", () -> IdentificationModule.write(json, study));
    json.object("statusModule", () -> StatusModule.write(json, study));
    json.object("sponsorCollaboratorsModule", () -> SponsorCollaboratorsModule.write(json, study));
    json.object("oversightModule", () -> OversightModule.write(json, study));
    if (study.withheld()) {
      return;
    }
    json.object("descriptionModule", () -> DescriptionModule.write(json, study));
    json.object("conditionsModule", () -> ConditionsModule.write(json, study));
    json.object("designModule", () -> DesignModule.write(json, study));
    boolean sparse = study.sparse();
    if (!sparse) {
      json.object("armsInterventionsModule", () -> ArmsInterventionsModule.write(json, study));
      if (!study.expandedAccess()) {
        json.object("outcomesModule", () -> OutcomesModule.write(json, study));
      }
    }
    json.object("eligibilityModule", () -> EligibilityModule.write(json, study));
    if (!sparse) {
      json.object("contactsLocationsModule", () -> ContactsLocationsModule.write(json, study));
      json.object("referencesModule", () -> ReferencesModule.write(json, study));
      json.object("ipdSharingStatementModule", () -> IpdSharingStatementModule.write(json, study));
    }
  }
}
