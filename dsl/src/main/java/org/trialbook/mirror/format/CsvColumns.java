package org.trialbook.mirror.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The columns of the registry's CSV. Lists stand in one cell with {@code |} between.
 *
 * <p>Source: exports of the real registry, compared cell by cell with the records.
 */
public final class CsvColumns {

  private static final String FILES = "https://cdn.clinicaltrials.gov/large-docs/";

  /** What the registry writes for every observational study; a mistake of its own, kept. */
  private static final String OBSERVATIONAL_DESIGN = "Observational Model: |Time Perspective: p";

  private static final Map<String, Function<JsonNode, String>> COLUMNS = new LinkedHashMap<>();

  static {
    text("NCT Number", "identificationModule/nctId");
    text("Study Title", "identificationModule/briefTitle");
    column("Study URL", study -> "https://clinicaltrials.gov/study/" + nctId(study));
    text("Acronym", "identificationModule/acronym");
    text("Study Status", "statusModule/overallStatus");
    text("Brief Summary", "descriptionModule/briefSummary");
    column("Study Results", study -> study.path("hasResults").asBoolean() ? "YES" : "NO");
    list("Conditions", "conditionsModule/conditions", JsonNode::asText);
    list(
        "Interventions",
        "armsInterventionsModule/interventions",
        intervention ->
            intervention.path("type").asText() + ": " + intervention.path("name").asText());
    outcomes("Primary Outcome Measures", "primaryOutcomes");
    outcomes("Secondary Outcome Measures", "secondaryOutcomes");
    outcomes("Other Outcome Measures", "otherOutcomes");
    text("Sponsor", "sponsorCollaboratorsModule/leadSponsor/name");
    list(
        "Collaborators",
        "sponsorCollaboratorsModule/collaborators",
        collaborator -> collaborator.path("name").asText());
    text("Sex", "eligibilityModule/sex");
    column(
        "Age",
        study ->
            joined(", ", elements(at(study, "eligibilityModule/stdAges")).map(JsonNode::asText)));
    list("Phases", "designModule/phases", JsonNode::asText);
    text("Enrollment", "designModule/enrollmentInfo/count");
    text("Funder Type", "sponsorCollaboratorsModule/leadSponsor/class");
    text("Study Type", "designModule/studyType");
    column("Study Design", CsvColumns::design);
    column("Other IDs", CsvColumns::otherIds);
    text("Start Date", "statusModule/startDateStruct/date");
    text("Primary Completion Date", "statusModule/primaryCompletionDateStruct/date");
    text("Completion Date", "statusModule/completionDateStruct/date");
    text("First Posted", "statusModule/studyFirstPostDateStruct/date");
    text("Results First Posted", "statusModule/resultsFirstPostDateStruct/date");
    text("Last Update Posted", "statusModule/lastUpdatePostDateStruct/date");
    list(
        "Locations",
        "contactsLocationsModule/locations",
        site -> joined(", ", site, "facility", "city", "state", "zip", "country"));
    column("Study Documents", CsvColumns::documents);
  }

  private CsvColumns() {}

  /** The names of all columns, in the registry's order. */
  public static Set<String> names() {
    return COLUMNS.keySet();
  }

  /** What stands in the column; empty where the study has nothing of the kind. */
  static String cell(String name, JsonNode study) {
    return COLUMNS.get(name).apply(study);
  }

  private static void column(String name, Function<JsonNode, String> cell) {
    COLUMNS.put(name, cell);
  }

  private static void text(String name, String path) {
    column(name, study -> at(study, path).asText());
  }

  private static void list(String name, String path, Function<JsonNode, String> element) {
    column(name, study -> joined("|", elements(at(study, path)).map(element)));
  }

  private static void outcomes(String name, String list) {
    list(
        name,
        "outcomesModule/" + list,
        outcome -> joined(", ", outcome, "measure", "description", "timeFrame"));
  }

  private static String design(JsonNode study) {
    JsonNode design = at(study, "designModule/designInfo");
    if (design.has("observationalModel")) {
      return OBSERVATIONAL_DESIGN;
    }
    JsonNode masking = design.path("maskingInfo");
    String who = joined(", ", elements(masking.path("whoMasked")).map(JsonNode::asText));
    return design.isMissingNode()
        ? ""
        : "Allocation: %s|Intervention Model: %s|Masking: %s%s|Primary Purpose: %s"
            .formatted(
                design.path("allocation").asText(),
                design.path("interventionModel").asText(),
                masking.path("masking").asText(),
                who.isEmpty() ? "" : " (" + who + ")",
                design.path("primaryPurpose").asText());
  }

  private static String otherIds(JsonNode study) {
    JsonNode identification = at(study, "identificationModule");
    return joined(
        "|",
        Stream.concat(
            Stream.of(identification.at("/orgStudyIdInfo/id").asText()),
            elements(identification.path("secondaryIdInfos")).map(id -> id.path("id").asText())));
  }

  private static String documents(JsonNode study) {
    String nctId = nctId(study);
    String folder = FILES + nctId.substring(nctId.length() - 2) + "/" + nctId + "/";
    return joined(
        "|",
        elements(study.at("/documentSection/largeDocumentModule/largeDocs"))
            .map(
                document ->
                    document.path("label").asText()
                        + ", "
                        + folder
                        + document.path("filename").asText()));
  }

  private static String nctId(JsonNode study) {
    return at(study, "identificationModule/nctId").asText();
  }

  private static JsonNode at(JsonNode study, String path) {
    return study.at("/protocolSection/" + path);
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static String joined(String separator, JsonNode parent, String... members) {
    return joined(separator, Stream.of(members).map(name -> parent.path(name).asText()));
  }

  private static String joined(String separator, Stream<String> parts) {
    return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(separator));
  }
}
