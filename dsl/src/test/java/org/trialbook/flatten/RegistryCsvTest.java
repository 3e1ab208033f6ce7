package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trialbook.RealData;

/**
 * The registry's own CSV export, rebuilt from relations: cell for cell the same, for every study of
 * the export that the real records hold in the same version.
 */
class RegistryCsvTest {

  private static final String OUTCOMES = "protocolSection.outcomesModule.";

  private static final Relation OUTCOME_MEASURES =
      new Relation(
          "OUTCOMES",
          "One row an outcome that the protocol names.",
          List.of(
              Source.at(OUTCOMES + "primaryOutcomes[]").with("type", "Primary"),
              Source.at(OUTCOMES + "secondaryOutcomes[]").with("type", "Secondary"),
              Source.at(OUTCOMES + "otherOutcomes[]").with("type", "Other")),
          List.of(
              new Column("nctId", Reading.TEXT, Plan.NCT_ID, "The study."),
              Column.constant("type", "Primary, Secondary or Other."),
              new Column("measure", Reading.TEXT, ".measure", "What is measured."),
              new Column("description", Reading.TEXT, ".description", "How."),
              new Column("timeFrame", Reading.TEXT, ".timeFrame", "When.")));

  private static final Relation DOCUMENTS =
      new Relation(
          "DOCUMENTS",
          "One row a document.",
          List.of(Source.at("documentSection.largeDocumentModule.largeDocs[]")),
          List.of(
              new Column("nctId", Reading.TEXT, Plan.NCT_ID, "The study."),
              new Column("label", Reading.TEXT, ".label", "What it is."),
              new Column("filename", Reading.TEXT, ".filename", "Its file.")));

  private static final List<Relation> RELATIONS =
      Stream.concat(Relations.ALL.stream(), Stream.of(OUTCOME_MEASURES, DOCUMENTS)).toList();

  @Test
  void everyColumnOfTheExportIsInTheRelations() throws IOException {
    Map<String, Map<String, String>> export = export();
    Map<String, Map<String, List<Map<String, Object>>>> rows = rowsByStudy();
    int compared = 0;
    for (Map.Entry<String, Map<String, String>> study : export.entrySet()) {
      Map<String, List<Map<String, Object>>> ours = rows.get(study.getKey());
      if (ours == null || !isSameVersion(ours, study.getValue())) {
        continue;
      }
      assertThat(csv(study.getKey(), ours))
          .as(study.getKey())
          .containsExactlyEntriesOf(study.getValue());
      compared++;
    }
    assertThat(compared).isEqualTo(83);
  }

  private static boolean isSameVersion(
      Map<String, List<Map<String, Object>>> ours, Map<String, String> theirs) {
    LocalDate posted = (LocalDate) ours.get("STUDIES").get(0).get("lastUpdatePostDate");
    return posted.toString().equals(theirs.get("Last Update Posted"));
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
    for (String type : List.of("Primary", "Secondary", "Other")) {
      csv.put(
          type + " Outcome Measures",
          rows(relations, "OUTCOMES")
              .filter(row -> type.equals(row.get("type")))
              .map(row -> parts(row, "measure", "description", "timeFrame"))
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
                            row.get("label"), nctId.substring(9), nctId, row.get("filename")))
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
  private static Map<String, Map<String, List<Map<String, Object>>>> rowsByStudy() {
    Flattened flattened = Flattened.of(Plan.of(RELATIONS), RealRecords.all());
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
  private static Map<String, Map<String, String>> export() throws IOException {
    List<List<String>> lines =
        Csv.parse(Files.readString(RealData.path("responses/csv-unl-stat351-ctg-studies.csv")));
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
