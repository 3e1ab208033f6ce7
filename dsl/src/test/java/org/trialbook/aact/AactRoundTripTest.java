package org.trialbook.aact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.Trialbook.read;
import static org.trialbook.Trialbook.readAact;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.Studies;
import org.trialbook.TestStudies;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.Frame;
import tech.tablesaw.api.Table;

/** What is written as AACT's files is read back, cell by cell. */
class AactRoundTripTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What breaks files of lines and bars, and what readers take for nothing. */
  private static final List<String> HOSTILE =
      List.of(
          "a|b",
          "|",
          "\"",
          "\"\"",
          "say \"no\"",
          "\"|\"|\"",
          "two\nlines",
          "two\r\nlines",
          "carriage\rreturn",
          "\n",
          "back\\slash \\| \\N \\.",
          "~ and ~~",
          "NULL",
          "null",
          "NA",
          "#comment",
          "'",
          "--",
          "  blanks around  ",
          "tab\there",
          "=1+1",
          "жен\u00a0🫀\u2028\ufeff",
          "t",
          "f",
          "NaN",
          "2020-01-01");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void ourRelationsComeBack(TestStudies source) throws IOException {
    Studies studies = written(source.every(10));
    Aact aact = archived(studies);
    List<Relation> relations = known();
    assertThat(relations).hasSizeGreaterThanOrEqualTo(13);
    Map<String, Frame> expected = studies.flatten(relations).frames();
    long present = 0;
    for (Relation relation : relations) {
      List<String> lacking = AactRelation.named(relation.name()).lacking(relation);
      String[] columns =
          relation.columns().stream()
              .map(Column::name)
              .filter(name -> !lacking.contains(name) && !name.equals("versionHolder"))
              .toArray(String[]::new);
      Frame back = aact.frame(relation);
      List<List<String>> ours = sorted(rows(expected.get(relation.name()), columns));
      assertThat(sorted(rows(back, columns))).as(relation.name()).isEqualTo(ours);
      assertThat(back.rejects().count()).isZero();
      assertThat(back.accounting().valueRejects().count()).isZero();
      present += ours.stream().flatMap(List::stream).filter(cell -> !cell.isEmpty()).count();
    }
    assertThat(present).isGreaterThan(10_000);
  }

  /** The text itself, taken apart by a reader that is not DuckDB's, against the tables. */
  @ParameterizedTest
  @EnumSource
  void theFilesSayWhatTheTablesHold(TestStudies source) throws IOException {
    Aact aact = archived(written(source.every(10)));
    assertThat(aact.tables()).hasSize(46);
    try (ZipFile zip = new ZipFile(folder.resolve("aact.zip").toFile())) {
      for (String name : aact.tables()) {
        List<List<String>> lines =
            PipeLines.of(
                new String(
                    zip.getInputStream(zip.getEntry(name + ".txt")).readAllBytes(),
                    StandardCharsets.UTF_8));
        Frame table = aact.table(name);
        assertThat(table.columnNames()).as(name).isEqualTo(lines.get(0));
        assertThat(table.rowCount()).as(name).isEqualTo(lines.size() - 1);
        List<List<String>> cells = rows(table, table.columnNames().toArray(String[]::new));
        List<List<String>> texts =
            lines.subList(1, lines.size()).stream().map(line -> plain(line, table)).toList();
        assertThat(sorted(cells)).as(name).isEqualTo(sorted(texts));
      }
    }
  }

  @Test
  void hostileTextsComeBack() throws IOException {
    byte[] sample = TestStudies.SAMPLE.first(1).get(0);
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < HOSTILE.size(); i++) {
      String text = HOSTILE.get(i);
      ObjectNode study = (ObjectNode) JSON.readTree(sample);
      ObjectNode protocol = (ObjectNode) study.get("protocolSection");
      ObjectNode id = (ObjectNode) protocol.get("identificationModule");
      id.put("nctId", "NCT" + (90_000_000 + i)).put("briefTitle", text).put("acronym", text);
      ((ObjectNode) protocol.get("statusModule")).put("whyStopped", text);
      ArrayNode conditions = protocol.withObject("/conditionsModule").putArray("conditions");
      HOSTILE.forEach(conditions::add);
      protocol.withObject("/sponsorCollaboratorsModule/leadSponsor").put("name", text);
      protocol.withObject("/eligibilityModule").put("eligibilityCriteria", text);
      records.add(JSON.writeValueAsBytes(study));
    }
    Studies studies = written(records);
    Aact aact = archived(studies);
    assertThat(aact.table("studies", "brief_title", "acronym", "why_stopped").rowCount())
        .isEqualTo(HOSTILE.size());
    assertThat(aact.table("studies").stringColumn("brief_title").asList()).isEqualTo(HOSTILE);
    assertThat(aact.table("studies").stringColumn("why_stopped").asList()).isEqualTo(HOSTILE);
    assertThat(aact.table("sponsors").stringColumn("name").asList()).containsAll(HOSTILE);
    assertThat(aact.table("eligibilities").stringColumn("criteria").asList()).isEqualTo(HOSTILE);
    assertThat(aact.table("conditions").stringColumn("name").asList().subList(0, HOSTILE.size()))
        .isEqualTo(HOSTILE);
    assertThat(aact.frame(Relations.CONDITIONS).stringColumn("condition").asList())
        .isEqualTo(
            studies.flatten(Relations.CONDITIONS).frame().stringColumn("condition").asList());
  }

  @Test
  void theSameStudiesMakeTheSameBytes() throws IOException {
    Studies studies = written(TestStudies.SAMPLE.first(50));
    studies.toAact(folder.resolve("one.zip"));
    studies.toAact(folder.resolve("two.zip"));
    assertThat(folder.resolve("one.zip")).hasSameBinaryContentAs(folder.resolve("two.zip"));
    try (var left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("studies.ndjson", "one.zip", "two.zip");
    }
  }

  /** What one table says of the row of another is there. */
  @ParameterizedTest
  @EnumSource
  void theNumbersLeadToRows(TestStudies source) throws IOException {
    Aact aact = archived(written(source.every(10)));
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("design_group_interventions.intervention_id", "interventions");
    keys.put("intervention_other_names.intervention_id", "interventions");
    keys.put("facility_contacts.facility_id", "facilities");
    keys.put("facility_investigators.facility_id", "facilities");
    keys.put("outcome_measurements.outcome_id", "outcomes");
    keys.put("outcome_measurements.result_group_id", "result_groups");
    keys.put("outcome_counts.result_group_id", "result_groups");
    keys.put("outcome_analyses.outcome_id", "outcomes");
    keys.put("outcome_analysis_groups.outcome_analysis_id", "outcome_analyses");
    keys.put("outcome_analysis_groups.result_group_id", "result_groups");
    keys.put("baseline_measurements.result_group_id", "result_groups");
    keys.put("baseline_counts.result_group_id", "result_groups");
    keys.put("reported_events.result_group_id", "result_groups");
    keys.put("milestones.result_group_id", "result_groups");
    keys.put("drop_withdrawals.result_group_id", "result_groups");
    keys.forEach(
        (key, other) -> {
          String[] names = key.split("\\.", -1);
          Table found =
              aact.sql(
                  "SELECT count(*) AS n, count(o.id) AS there FROM %s t LEFT JOIN %s o ON o.id = t.%s AND o.nct_id = t.nct_id"
                      .formatted(names[0], other, names[1]));
          assertThat(found.longColumn("n").get(0)).as(key).isPositive();
          assertThat(found.longColumn("there").get(0))
              .as(key)
              .isEqualTo(found.longColumn("n").get(0));
        });
  }

  private Studies written(List<byte[]> records) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (byte[] each : records) {
      lines.write(each);
      lines.write('\n');
    }
    Path file = folder.resolve("studies.ndjson");
    Files.write(file, lines.toByteArray());
    return read(file);
  }

  private Aact archived(Studies studies) {
    Path archive = folder.resolve("aact.zip");
    studies.toAact(archive);
    return readAact(archive);
  }

  private static List<Relation> known() {
    return Relations.ALL.stream().filter(each -> AactRelation.NAMES.contains(each.name())).toList();
  }

  private static List<List<String>> rows(Table table, String... columns) {
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < table.rowCount(); row++) {
      List<String> cells = new ArrayList<>();
      for (String column : columns) {
        cells.add(
            table.column(column).isMissing(row) ? "" : table.column(column).get(row).toString());
      }
      rows.add(cells);
    }
    return rows;
  }

  /** The texts of a line as the types of the table write them. */
  private static List<String> plain(List<String> line, Table table) {
    List<String> plain = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      String text = line.get(i);
      plain.add(
          switch (table.column(i).type().name()) {
            case "BOOLEAN" -> text.equals("t") ? "true" : text.equals("f") ? "false" : text;
            case "DOUBLE" -> text.isEmpty() ? "" : Double.toString(Double.parseDouble(text));
            default -> text;
          });
    }
    return plain;
  }

  private static List<List<String>> sorted(List<List<String>> rows) {
    return rows.stream().sorted(Comparator.comparing(Object::toString)).toList();
  }
}
