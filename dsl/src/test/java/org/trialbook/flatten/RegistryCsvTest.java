package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.RealData;
import org.trialbook.TestStudies;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.mirror.Mirror;

/**
 * CSV as the registry exports it, rebuilt from the built-in relations: cell for cell that of the
 * mirror, which reads the records, and that of the registry's own exports, for every study of one
 * that the real records hold.
 */
class RegistryCsvTest {

  /** All columns of the export, in its fixed order. */
  private static final List<String> COLUMNS =
      List.of(
          ("NCT Number,Study Title,Study URL,Acronym,Study Status,Brief Summary,Study Results,"
                  + "Conditions,Interventions,Primary Outcome Measures,Secondary Outcome Measures,"
                  + "Other Outcome Measures,Sponsor,Collaborators,Sex,Age,Phases,Enrollment,"
                  + "Funder Type,Study Type,Study Design,Other IDs,Start Date,"
                  + "Primary Completion Date,Completion Date,First Posted,Results First Posted,"
                  + "Last Update Posted,Locations,Study Documents")
              .split(",", -1));

  private static final List<Relation> RELATIONS =
      List.of(
          Relations.STUDIES,
          Relations.INTERVENTIONS,
          Relations.PLANNED_OUTCOMES,
          Relations.SPONSORS,
          Relations.LOCATIONS,
          Relations.DOCUMENTS);

  private static final String LATER = "the export is of a later version of the record";

  /**
   * Cells that differ, by export and study, and why. These two exports have no date of the last
   * update, so their studies cannot be told to be of our version.
   */
  private static final Map<String, String> DEVIATIONS =
      Map.ofEntries(
          Map.entry("onlyjazz NCT05332340 Study Status", "the export is of an earlier version"),
          Map.entry("surfiniaburger NCT02349698 Study Status", LATER),
          Map.entry("surfiniaburger NCT05740449 Study Status", LATER),
          Map.entry("surfiniaburger NCT05658640 Study Title", LATER),
          Map.entry("surfiniaburger NCT05658640 Study Status", LATER),
          Map.entry("surfiniaburger NCT05589896 Study Status", LATER),
          Map.entry("surfiniaburger NCT05589896 Conditions", LATER),
          Map.entry("surfiniaburger NCT05589896 Interventions", LATER),
          Map.entry("surfiniaburger NCT05321940 Study Status", LATER),
          Map.entry("surfiniaburger NCT05164042 Study Status", LATER),
          Map.entry("surfiniaburger NCT05464836 Study Status", LATER),
          Map.entry("surfiniaburger NCT05480501 Study Status", LATER),
          Map.entry("surfiniaburger NCT05268003 Study Status", LATER),
          Map.entry("surfiniaburger NCT05993949 Collaborators", LATER));

  /**
   * Columns that are not compared: this export writes dates in words, as the classic site did, and
   * repeats the start as primary completion in every row.
   */
  private static final Map<String, Set<String>> IN_WORDS =
      Map.of("onlyjazz", Set.of("Start Date", "Primary Completion Date", "Completion Date"));

  /** Columns of enums: what they can hold is known of studies that we have no record of. */
  private static final Map<String, Field<?>> ENUMS =
      Map.of(
          "Study Status", Fields.OVERALL_STATUS,
          "Sex", Fields.SEX,
          "Age", Fields.STD_AGE,
          "Phases", Fields.PHASE,
          "Funder Type", Fields.LEAD_SPONSOR_CLASS,
          "Study Type", Fields.STUDY_TYPE);

  @ParameterizedTest
  @EnumSource
  void everyCellOfTheMirrorIsInTheRelations(TestStudies source)
      throws IOException, InterruptedException {
    List<byte[]> studies = source.first(400);
    Map<String, Map<String, List<Map<String, Object>>>> rows = rowsByStudy(studies);
    String csv;
    try (Mirror mirror = Mirror.serve(studies, LocalDateTime.of(2026, 11, 20, 9, 0), 0)) {
      URI all = URI.create(mirror.url() + "/studies?format=csv&pageSize=1000");
      csv = HttpClient.newHttpClient().send(request(all), BodyHandlers.ofString()).body();
    }
    Map<String, Map<String, String>> export = cells(csv);
    assertThat(export).hasSize(studies.size());
    export.forEach(
        (nctId, cells) -> {
          Map<String, String> made = csv(nctId, rows.get(nctId));
          if (!cells.get("Study Design").matches(".*: [^|].*")) { // what exports do not show
            made.put("Study Design", cells.get("Study Design"));
          }
          assertThat(made).as(nctId).isEqualTo(cells);
        });
  }

  private static HttpRequest request(URI address) {
    return HttpRequest.newBuilder(address).build();
  }

  @ParameterizedTest
  @CsvSource({
    "csv-unl-stat351-ctg-studies.csv, 30, 120, 83",
    "csv-vikassharma58-ctg-studies.csv, 30, 100, 0",
    "csv-adamq1337-ctg-studies.csv, 12, 10, 0",
    "csv-onlyjazz-ctg-studies.csv, 11, 682, 3",
    "csv-surfiniaburger-ctg-studies.csv.gz, 9, 2677, 18"
  })
  void everyCellOfTheExportIsInTheRelations(String file, int columns, int studies, int known)
      throws IOException {
    Map<String, Map<String, String>> export = export(file);
    Map<String, Map<String, List<Map<String, Object>>>> rows = realRows();
    String name = file.split("-", 3)[1];
    assertThat(export).hasSize(studies);
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (Map.Entry<String, Map<String, String>> study : export.entrySet()) {
      assertThat(study.getValue()).hasSize(columns);
      assertThat(COLUMNS).containsSubsequence(study.getValue().keySet());
      assertValuesAreOfTheirEnums(study.getValue());
      Map<String, List<Map<String, Object>>> ours = rows.get(study.getKey());
      if (ours == null) {
        continue;
      }
      compared++;
      Map<String, String> made = csv(study.getKey(), ours);
      assertThat(made.keySet()).containsExactlyElementsOf(COLUMNS);
      study
          .getValue()
          .forEach(
              (column, theirs) -> {
                boolean inWords = IN_WORDS.getOrDefault(name, Set.of()).contains(column);
                if (!inWords && !made.get(column).equals(theirs)) {
                  differences.add("%s %s %s".formatted(name, study.getKey(), column));
                }
              });
    }
    assertThat(compared).isEqualTo(known);
    assertThat(differences)
        .containsExactlyInAnyOrderElementsOf(
            DEVIATIONS.keySet().stream().filter(cell -> cell.startsWith(name + " ")).toList());
  }

  private static Map<String, Map<String, List<Map<String, Object>>>> realRows;

  private static Map<String, Map<String, List<Map<String, Object>>>> realRows() {
    if (realRows == null) {
      realRows = rowsByStudy(TestStudies.REAL_RECORDS.all());
    }
    return realRows;
  }

  @AfterAll
  static void forget() {
    realRows = null;
  }

  private static void assertValuesAreOfTheirEnums(Map<String, String> cells) {
    ENUMS.forEach(
        (column, field) -> {
          String cell = cells.getOrDefault(column, "");
          if (!cell.isEmpty()) {
            assertThat(field.enumValues()).contains(cell.split(", |\\|"));
          }
        });
  }

  private static Map<String, String> csv(
      String nctId, Map<String, List<Map<String, Object>>> relations) {
    Map<String, Object> study = relations.get("STUDIES").get(0);
    Map<String, String> csv = new LinkedHashMap<>();
    csv.put("NCT Number", text(study.get("nctId")));
    csv.put("Study Title", text(study.get("briefTitle")));
    csv.put("Study URL", text(study.get("studyUrl")));
    csv.put("Acronym", text(study.get("acronym")));
    csv.put("Study Status", text(study.get("overallStatus")));
    csv.put("Brief Summary", text(study.get("briefSummary")));
    csv.put("Study Results", Objects.equals(study.get("hasResults"), true) ? "YES" : "NO");
    csv.put("Conditions", text(study.get("conditions")));
    csv.put(
        "Interventions",
        rows(relations, "INTERVENTIONS")
            .map(row -> row.get("interventionType") + ": " + row.get("interventionName"))
            .collect(Collectors.joining("|")));
    for (String role : List.of("Primary", "Secondary", "Other")) {
      csv.put(
          role + " Outcome Measures",
          rows(relations, "PLANNED_OUTCOMES")
              .filter(row -> role.equalsIgnoreCase((String) row.get("plannedOutcomeRole")))
              .map(
                  row ->
                      parts(
                          row,
                          "plannedOutcomeMeasure",
                          "plannedOutcomeDescription",
                          "plannedOutcomeTimeFrame"))
              .collect(Collectors.joining("|")));
    }
    csv.put("Sponsor", text(study.get("leadSponsorName")));
    csv.put(
        "Collaborators",
        rows(relations, "SPONSORS")
            .filter(row -> "COLLABORATOR".equals(row.get("sponsorRole")))
            .map(row -> text(row.get("sponsorName")))
            .collect(Collectors.joining("|")));
    csv.put("Sex", text(study.get("sex")));
    csv.put("Age", text(study.get("stdAges")).replace("|", ", "));
    csv.put("Phases", text(study.get("phases")));
    csv.put("Enrollment", text(study.get("enrollmentCount")));
    csv.put("Funder Type", text(study.get("leadSponsorClass")));
    csv.put("Study Type", text(study.get("studyType")));
    csv.put("Study Design", design(study));
    csv.put("Other IDs", otherIds(study));
    csv.put("Start Date", date(study, "startDate"));
    csv.put("Primary Completion Date", date(study, "primaryCompletionDate"));
    csv.put("Completion Date", date(study, "completionDate"));
    csv.put("First Posted", text(study.get("studyFirstPostDate")));
    csv.put("Results First Posted", text(study.get("resultsFirstPostDate")));
    csv.put("Last Update Posted", text(study.get("lastUpdatePostDate")));
    csv.put(
        "Locations",
        rows(relations, "LOCATIONS")
            .map(
                row ->
                    parts(
                        row,
                        "locationFacility",
                        "locationCity",
                        "locationState",
                        "locationZip",
                        "locationCountry"))
            .collect(Collectors.joining("|")));
    csv.put(
        "Study Documents",
        rows(relations, "DOCUMENTS")
            .map(
                row ->
                    "%s, https://cdn.clinicaltrials.gov/large-docs/%s/%s/%s"
                        .formatted(
                            row.get("largeDocLabel"),
                            nctId.substring(9),
                            nctId,
                            row.get("largeDocFilename")))
            .collect(Collectors.joining("|")));
    return csv;
  }

  private static Stream<Map<String, Object>> rows(
      Map<String, List<Map<String, Object>>> relations, String name) {
    return relations.getOrDefault(name, List.of()).stream();
  }

  private static String text(Object value) {
    return value == null
        ? ""
        : value instanceof Collection<?> list
            ? list.stream().map(Object::toString).collect(Collectors.joining("|"))
            : value.toString();
  }

  private static String parts(Map<String, Object> row, String... columns) {
    return Stream.of(columns)
        .map(row::get)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }

  private static String date(Map<String, Object> study, String column) {
    Object precision = study.get(column + "Precision");
    String day = text(study.get(column));
    return "MONTH".equals(precision) ? day.substring(0, 7) : day;
  }

  private static String otherIds(Map<String, Object> study) {
    String secondary = text(study.get("secondaryIds"));
    return text(study.get("orgStudyId")) + (secondary.isEmpty() ? "" : "|" + secondary);
  }

  private static String design(Map<String, Object> study) {
    if ("OBSERVATIONAL".equals(study.get("studyType"))) {
      // The registry's export says this of every observational study, whatever its design.
      return "Observational Model: |Time Perspective: p";
    }
    String masked = text(study.get("designWhoMasked")).replace("|", ", ");
    return "Allocation: %s|Intervention Model: %s|Masking: %s%s|Primary Purpose: %s"
        .formatted(
            text(study.get("designAllocation")),
            text(study.get("designInterventionModel")),
            text(study.get("designMasking")),
            masked.isEmpty() ? "" : " (" + masked + ")",
            text(study.get("designPrimaryPurpose")));
  }

  /** Study, relation, rows, cells by column name. */
  private static Map<String, Map<String, List<Map<String, Object>>>> rowsByStudy(
      List<byte[]> studies) {
    Flattened flattened = Flattened.of(Plan.of(RELATIONS), studies);
    Map<String, Map<String, List<Map<String, Object>>>> rows = new HashMap<>();
    for (Relation relation : RELATIONS) {
      flattened
          .lazyRows(relation)
          .forEach(
              row -> {
                Map<String, Object> cells = new HashMap<>();
                for (int i = 0; i < row.size(); i++) {
                  cells.put(relation.columns().get(i).name(), row.get(i));
                }
                rows.computeIfAbsent((String) cells.get("nctId"), key -> new HashMap<>())
                    .computeIfAbsent(relation.name(), key -> new ArrayList<>())
                    .add(cells);
              });
    }
    return rows;
  }

  /** The export by study, cells by column name. */
  private static Map<String, Map<String, String>> export(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(RealData.path("responses/" + file));
    if (file.endsWith(".gz")) {
      bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }
    return cells(new String(bytes, StandardCharsets.UTF_8));
  }

  private static Map<String, Map<String, String>> cells(String csv) {
    List<List<String>> lines = Csv.parse(csv);
    Map<String, Map<String, String>> export = new LinkedHashMap<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < line.size(); i++) {
        cells.put(lines.get(0).get(i), line.get(i));
      }
      export.put(line.get(0), cells);
    }
    return export;
  }
}
