package org.trialbook.change;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Which kind a change is of, by the path of its field. */
final class KindOfField {

  private static final String STATUS = "protocolSection.statusModule.";
  private static final String SITES = "protocolSection.contactsLocationsModule.locations";

  /** Of several beginnings that fit, the first counts. */
  private static final List<Map.Entry<String, ChangeKind>> BEGINNINGS =
      List.of(
          entry(STATUS + "overallStatus", ChangeKind.STATUS),
          entry(STATUS + "lastKnownStatus", ChangeKind.STATUS),
          entry(STATUS + "whyStopped", ChangeKind.STATUS),
          entry(STATUS + "statusVerifiedDate", ChangeKind.UPDATE),
          entry(STATUS + "lastUpdate", ChangeKind.UPDATE),
          entry(STATUS + "expandedAccessInfo", ChangeKind.OTHER),
          entry(STATUS + "delayedPosting", ChangeKind.OTHER),
          entry(STATUS, ChangeKind.DATE),
          entry("protocolSection.designModule.phases", ChangeKind.PHASE),
          entry("protocolSection.designModule.enrollmentInfo", ChangeKind.ENROLMENT),
          entry("protocolSection.sponsorCollaboratorsModule", ChangeKind.SPONSOR),
          entry(SITES + ".geoPoint", ChangeKind.DERIVED),
          entry(SITES + ".status", ChangeKind.SITE_STATUS),
          entry(SITES, ChangeKind.SITE),
          entry("protocolSection.armsInterventionsModule", ChangeKind.ARMS),
          entry("protocolSection.outcomesModule", ChangeKind.OUTCOMES),
          entry("protocolSection.eligibilityModule", ChangeKind.ELIGIBILITY),
          entry("protocolSection.descriptionModule", ChangeKind.TEXT),
          entry("protocolSection.identificationModule.briefTitle", ChangeKind.TEXT),
          entry("protocolSection.identificationModule.officialTitle", ChangeKind.TEXT),
          entry("protocolSection.identificationModule.acronym", ChangeKind.TEXT),
          entry("resultsSection", ChangeKind.RESULTS),
          entry("derivedSection", ChangeKind.DERIVED));

  private KindOfField() {}

  static ChangeKind of(String field, JsonNode before, JsonNode after) {
    if (field.equals("hasResults")) {
      return after.asBoolean() ? ChangeKind.RESULTS_POSTED : ChangeKind.RESULTS;
    }
    if (field.equals(SITES) && SameValue.isBlank(before)) {
      return ChangeKind.SITE_ADDED;
    }
    if (field.equals(SITES) && SameValue.isBlank(after)) {
      return ChangeKind.SITE_REMOVED;
    }
    return BEGINNINGS.stream()
        .filter(beginning -> field.startsWith(beginning.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(ChangeKind.OTHER);
  }
}
