package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.Trialbook.read;
import static org.trialbook.Trialbook.readAact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.TestStudies;
import org.trialbook.aact.Aact;
import org.trialbook.flatten.AactTest.Pair;
import tech.tablesaw.api.Table;

/** The files hold what AACT reads from the records, by the paths of its own map. */
class AactFilesTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Of these the map tells the values, and the file has them in other rows: by kind, by role, by
   * scope, or each of a list by itself.
   */
  private static final Set<String> OTHER_ROWS =
      Set.of(
          "result_groups",
          "id_information",
          "countries",
          "facility_contacts",
          "facility_investigators",
          "baseline_counts",
          "outcome_counts",
          "ipd_information_types",
          "reported_event_totals");

  /** Columns in which AACT makes another value of what the path holds. */
  private static final Set<String> OTHER_VALUES =
      Set.of(
          "minimum_age",
          "maximum_age",
          "subject_masked",
          "caregiver_masked",
          "investigator_masked",
          "outcomes_assessor_masked",
          "number_analyzed_units",
          "calculate_percentage",
          "provided_documents.url",
          "p_value",
          "p_value_modifier");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void holdWhatAactReads(TestStudies source) throws IOException {
    assertFilesAreWhatAactReads(source.every(10), folder);
  }

  static void assertFilesAreWhatAactReads(List<byte[]> records, Path folder) throws IOException {
    Aact aact = archived(records, folder);
    int compared = 0;
    for (var byRelation : AactTest.pairs().entrySet()) {
      Relation relation =
          Relations.ALL.stream()
              .filter(each -> each.name().equals(byRelation.getKey()))
              .findFirst()
              .orElseThrow();
      for (List<Pair> all : AactTest.tables(byRelation.getValue())) {
        String name = all.get(0).aact().table();
        List<Pair> pairs =
            all.stream()
                .filter(each -> !OTHER_VALUES.contains(each.aact().column()))
                .filter(each -> !OTHER_VALUES.contains(name + "." + each.aact().column()))
                .toList();
        // What stands around a row is repeated in each of them, but for studies, of which one is.
        boolean isGrain = name.equals("studies") || pairs.size() > 3 || relationsOf(name) == 1;
        if (OTHER_ROWS.contains(name) || pairs.isEmpty() || !isGrain) {
          continue;
        }
        Map<String, List<List<String>>> files = files(aact, name, pairs);
        for (byte[] record : records) {
          JsonNode study = MAPPER.readTree(record);
          String nctId = study.at("/" + StudyPath.NCT_ID.replace('.', '/')).asText();
          List<List<String>> theirs = told(AactTest.theirs(study, relation, pairs));
          assertThat(told(files.getOrDefault(nctId, List.of())))
              .as("%s of %s: %s", name, nctId, pairs)
              .isEqualTo(theirs);
          compared += theirs.size() * pairs.size();
        }
      }
    }
    assertThat(compared).as("cells").isGreaterThan(100 * records.size());
  }

  private static long relationsOf(String table) throws IOException {
    return AactTest.pairs().values().stream()
        .filter(pairs -> pairs.stream().anyMatch(each -> each.aact().table().equals(table)))
        .count();
  }

  /** The rows that say anything, in an order of their own. */
  private static List<List<String>> told(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(AactFilesTest::plain).toList())
        .filter(row -> row.stream().anyMatch(cell -> !cell.equals("\0")))
        .sorted(Comparator.comparing(Object::toString))
        .toList();
  }

  /** Whole numbers and others alike. */
  private static String plain(String cell) {
    return cell.matches("-?\\d{1,15}(\\.\\d+)?")
        ? Double.toString(Double.parseDouble(cell))
        : cell.isEmpty() ? "\0" : cell;
  }

  private static Map<String, List<List<String>>> files(Aact aact, String name, List<Pair> pairs) {
    Table table = aact.table(name);
    Map<String, List<List<String>>> byStudy = new HashMap<>();
    for (int i = 0; i < table.rowCount(); i++) {
      List<String> cells = new ArrayList<>();
      for (Pair pair : pairs) {
        var column = table.column(pair.aact().column());
        cells.add(column.isMissing(i) ? "\0" : column.get(i).toString());
      }
      byStudy
          .computeIfAbsent(table.stringColumn("nct_id").get(i), key -> new ArrayList<>())
          .add(cells);
    }
    return byStudy;
  }

  private static Aact archived(List<byte[]> records, Path folder) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (byte[] each : records) {
      lines.write(each);
      lines.write('\n');
    }
    Path file = folder.resolve("studies.ndjson");
    Files.write(file, lines.toByteArray());
    Path archive = folder.resolve("aact.zip");
    read(file).toAact(archive);
    return readAact(archive);
  }
}
