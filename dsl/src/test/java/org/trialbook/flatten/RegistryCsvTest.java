package org.trialbook.flatten;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.flatten.Relations.INTERVENTIONS;
import static org.trialbook.flatten.Relations.LOCATIONS;
import static org.trialbook.flatten.Relations.STUDIES;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.trialbook.RealData;

/**
 * Our rows against the registry's own CSV exports, study by study and column by column.
 *
 * <p>{@link #COLUMNS} is the mapping: all columns of the export but the outcomes and documents,
 * which are no columns of STUDIES. An export is a picture of one day, so a study is compared where
 * it was last updated on the same day as the record we hold; an export without that column has its
 * differences explained in {@link #EXPLAINED}.
 */
class RegistryCsvTest {

  private static final Map<String, Function<Study, String>> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("NCT Number", study -> study.text("nctId"));
    COLUMNS.put("Study Title", study -> study.text("briefTitle"));
    COLUMNS.put("Study URL", study -> study.text("studyUrl"));
    COLUMNS.put("Acronym", study -> study.text("acronym"));
    COLUMNS.put("Study Status", study -> study.text("overallStatus"));
    COLUMNS.put("Brief Summary", study -> study.text("briefSummary"));
    COLUMNS.put("Study Results", study -> study.text("hasResults").equals("true") ? "YES" : "NO");
    COLUMNS.put("Conditions", study -> study.list("conditions", "|"));
    COLUMNS.put("Interventions", Study::interventionTexts);
    COLUMNS.put("Sponsor", study -> study.text("leadSponsorName"));
    COLUMNS.put("Collaborators", study -> study.list("collaboratorNames", "|"));
    COLUMNS.put("Sex", study -> study.text("sex"));
    COLUMNS.put("Age", study -> study.list("stdAges", ", "));
    COLUMNS.put("Phases", study -> study.list("phases", "|"));
    COLUMNS.put("Enrollment", study -> study.text("enrollmentCount"));
    COLUMNS.put("Funder Type", study -> study.text("leadSponsorClass"));
    COLUMNS.put("Study Type", study -> study.text("studyType"));
    COLUMNS.put("Study Design", Study::design);
    COLUMNS.put("Other IDs", Study::otherIds);
    COLUMNS.put("Start Date", study -> study.date("startDate"));
    COLUMNS.put("Primary Completion Date", study -> study.date("primaryCompletionDate"));
    COLUMNS.put("Completion Date", study -> study.date("completionDate"));
    COLUMNS.put("First Posted", study -> study.date("studyFirstPostDate"));
    COLUMNS.put("Results First Posted", study -> study.date("resultsFirstPostDate"));
    COLUMNS.put("Last Update Posted", study -> study.date("lastUpdatePostDate"));
    COLUMNS.put("Locations", Study::sites);
  }

  private static final String WORDS =
      "The export is older than 2024 and writes dates in words: September 2022.";

  private static final String ANOTHER_DAY =
      "The export has no update column and is of another day; the record changed in between.";

  /** Why a cell of an export without update dates differs, by nctId and column. */
  private static final Map<String, String> EXPLAINED = new TreeMap<>();

  static {
    for (String study : List.of("NCT04890548", "NCT04950504", "NCT05332340")) {
      EXPLAINED.put(study + " Start Date", WORDS);
      EXPLAINED.put(study + " Primary Completion Date", WORDS);
      EXPLAINED.put(study + " Completion Date", WORDS);
    }
    for (String cell :
        List.of(
            "NCT02349698 Study Status",
            "NCT05164042 Study Status",
            "NCT05268003 Study Status",
            "NCT05321940 Study Status",
            "NCT05332340 Study Status",
            "NCT05464836 Study Status",
            "NCT05480501 Study Status",
            "NCT05589896 Study Status",
            "NCT05589896 Conditions",
            "NCT05589896 Interventions",
            "NCT05658640 Study Status",
            "NCT05658640 Study Title",
            "NCT05740449 Study Status",
            "NCT05993949 Collaborators")) {
      EXPLAINED.put(cell, ANOTHER_DAY);
    }
  }

  @Test
  void agreesWithTheRegistrysOwnExports() throws IOException {
    Map<String, Study> ours = studies();
    Map<String, String> differences = new TreeMap<>();
    int cells = 0;
    for (Map<String, String> theirs : exportedRows()) {
      Study study = ours.get(theirs.get("NCT Number"));
      if (study == null || study.isOfAnotherDayThan(theirs)) {
        continue;
      }
      for (String column : COLUMNS.keySet()) {
        if (theirs.containsKey(column)) {
          cells++;
          String cell = COLUMNS.get(column).apply(study);
          if (!cell.equals(theirs.get(column))) {
            differences.put(
                study.text("nctId") + " " + column,
                "registry <" + theirs.get(column) + "> ours <" + cell + ">");
          }
        }
      }
    }
    assertThat(differences).containsOnlyKeys(EXPLAINED.keySet());
    assertThat(cells).isGreaterThan(2_000);
  }

  /** One study as rows of three relations, by column name. */
  private record Study(
      Map<String, Object> study,
      List<Map<String, Object>> interventions,
      List<Map<String, Object>> locations) {

    Study() {
      this(new HashMap<>(), new ArrayList<>(), new ArrayList<>());
    }

    boolean isOfAnotherDayThan(Map<String, String> exported) {
      String posted = exported.get("Last Update Posted");
      return posted != null && !posted.equals(date("lastUpdatePostDate"));
    }

    String text(String column) {
      return Objects.toString(study.get(column), "");
    }

    /** The export writes a date as precisely as it was given. */
    String date(String column) {
      if (!(study.get(column) instanceof LocalDate date)) {
        return "";
      }
      int length =
          switch (text(column + "Precision")) {
            case "YEAR" -> 4;
            case "MONTH" -> 7;
            default -> 10;
          };
      return date.toString().substring(0, length);
    }

    String list(String column, String separator) {
      return study.get(column) instanceof List<?> list
          ? list.stream().map(Object::toString).collect(joining(separator))
          : "";
    }

    String otherIds() {
      return Stream.of(text("orgStudyId"), list("secondaryIds", "|"))
          .filter(text -> !text.isEmpty())
          .collect(joining("|"));
    }

    String interventionTexts() {
      return interventions.stream()
          .map(row -> row.get("interventionType") + ": " + row.get("interventionName"))
          .collect(joining("|"));
    }

    String sites() {
      return locations.stream()
          .map(
              row ->
                  Stream.of("Facility", "City", "State", "Zip", "Country")
                      .map(part -> row.get("location" + part))
                      .filter(Objects::nonNull)
                      .map(Object::toString)
                      .collect(joining(", ")))
          .collect(joining("|"));
    }

    String design() {
      if (text("studyType").equals("OBSERVATIONAL")) {
        // The registry's export has always had the model empty and the perspective as "p".
        return "Observational Model: |Time Perspective: p";
      }
      String whoMasked = list("designWhoMasked", ", ");
      return "Allocation: %s|Intervention Model: %s|Masking: %s|Primary Purpose: %s"
          .formatted(
              text("designAllocation"),
              text("designInterventionModel"),
              text("designMasking") + (whoMasked.isEmpty() ? "" : " (" + whoMasked + ")"),
              text("designPrimaryPurpose"));
    }
  }

  private static Map<String, Study> studies() {
    Map<String, Study> studies = new HashMap<>();
    Flattener flattener =
        new Flattener(
            Plan.of(STUDIES, INTERVENTIONS, LOCATIONS),
            batch -> rows(batch).forEach(row -> put(studies, batch.relation().name(), row)),
            reject -> {
              throw new AssertionError(reject);
            });
    StudyFile.read(RealData.path("records/studies.ndjson.gz"), flattener);
    flattener.finish();
    return studies;
  }

  private static Stream<Map<String, Object>> rows(Batch batch) {
    return Stream.iterate(0, row -> row < batch.rows(), row -> row + 1)
        .map(
            row -> {
              Map<String, Object> values = new HashMap<>();
              batch
                  .relation()
                  .columns()
                  .forEach(
                      column -> values.put(column.name(), batch.cells(column.name()).value(row)));
              return values;
            });
  }

  private static void put(Map<String, Study> studies, String relation, Map<String, Object> row) {
    Study study = studies.computeIfAbsent((String) row.get("nctId"), id -> new Study());
    switch (relation) {
      case "STUDIES" -> study.study.putAll(row);
      case "INTERVENTIONS" -> study.interventions.add(row);
      default -> study.locations.add(row);
    }
  }

  private static List<Map<String, String>> exportedRows() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(RealData.path("responses"))) {
      for (Path file :
          files
              .filter(path -> path.getFileName().toString().startsWith("csv-"))
              .sorted()
              .toList()) {
        try (InputStream raw = Files.newInputStream(file);
            InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
          List<String[]> lines = parser().parseAll(in, StandardCharsets.UTF_8);
          String[] header = lines.get(0);
          for (String[] line : lines.subList(1, lines.size())) {
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < header.length; i++) {
              row.put(header[i].strip(), line[i]);
            }
            rows.add(row);
          }
        }
      }
    }
    return rows;
  }

  private static CsvParser parser() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setMaxCharsPerColumn(-1);
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.trimValues(false);
    settings.trimQuotedValues(false);
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setNormalizeLineEndingsWithinQuotes(false);
    return new CsvParser(settings);
  }
}
