package org.trialbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.ColumnType;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.sample.Sample;

/** What {@code flatten} writes in any of its formats is what {@code sql} reads. */
class ExportedTablesTest {

  private static final List<String> FORMATS = List.of("csv", "arrow", "arrows", "duckdb");

  @TempDir private Path folder;
  private Path studies;

  @BeforeEach
  void make() throws IOException {
    studies = folder.resolve("some.ndjson");
    Sample.write(studies, 60);
    Path odd =
        Files.writeString(
            folder.resolve("odd.ndjson"),
            """
            {"protocolSection":{"identificationModule":{"nctId":"NCT00000001","briefTitle":"","officialTitle":"a\\"b,\\nc"},\
            "contactsLocationsModule":{"locations":[{"facility":"","city":"Ulm","zip":"00123"}]}}}
            """);
    Files.writeString(studies, Files.readString(studies) + Files.readString(odd));
  }

  private void flatten(String format, String... more) {
    StringWriter err = new StringWriter();
    String line = "flatten %s --relations all --format %s --out %s";
    String[] words =
        (line.formatted(studies, format, folder.resolve(format)) + " " + String.join(" ", more))
            .strip()
            .split(" ", -1);
    assertThat(Commands.run(err, err, words)).as(err.toString()).isZero();
  }

  private String sql(String where, String text) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Commands.run(out, err, "sql", folder.resolve(where).toString(), text);
    assertThat(status).as("%s %s%n%s", where, text, err).isZero();
    return out.toString();
  }

  /** Lists are one text in CSV, and NULL is there what an empty list is, too. */
  private static String everything(Relation relation) {
    List<String> names =
        relation.columns().stream()
            .filter(column -> column.type() != ColumnType.TEXT_LIST)
            .map(Column::name)
            .map(name -> '"' + name + '"')
            .toList();
    return "select %s from \"%s\" order by all"
        .formatted(String.join(", ", names), relation.name());
  }

  @Test
  void inEveryFormatItHasTheSameRows() {
    flatten("parquet");
    FORMATS.forEach(this::flatten);
    for (Relation relation : Relations.ALL) {
      String text = everything(relation);
      String expected = sql("parquet", text);
      for (String format : FORMATS) {
        assertThat(sql(format, text)).as("%s %s", format, relation.name()).isEqualTo(expected);
      }
    }
  }

  @Test
  void aCodeIsNoNumberAndEmptyTextIsNotMissing() {
    flatten("csv");
    assertThat(
            sql(
                "csv",
                "select locationZip, locationFacility = '' as empty from locations where nctId = 'NCT00000001'"))
        .isEqualTo("locationZip,empty\n00123,true\n");
    assertThat(
            sql(
                "csv/locations.csv",
                "select locationZip from locations where nctId = 'NCT00000001'"))
        .isEqualTo("locationZip\n00123\n");
  }

  @Test
  void aTableCanBeNamedMoreThanOnce() {
    flatten("arrow");
    assertThat(sql("arrow", "select count(*) as n from studies a join studies b using (nctId)"))
        .isEqualTo("n\n61\n");
  }

  @Test
  void whatIsCompressedSaysWhatToDo() {
    flatten("arrow", "--compression", "zstd");
    StringWriter err = new StringWriter();
    String where = folder.resolve("arrow/studies.arrow").toString();
    assertThat(Commands.run(err, err, "sql", where, "from studies")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("SQL cannot read the Arrow file " + where)
        .contains("compress", "--format parquet")
        .hasLineCount(2);
  }

  @Test
  void whatIsNoTableIsNoneAndTheNearestFormatWins() throws IOException {
    flatten("csv");
    Files.createDirectory(folder.resolve("csv/empty"));
    Files.writeString(folder.resolve("csv/rejects.ndjson"), "{}");
    Files.writeString(folder.resolve("csv/studies.arrow"), "none");
    assertThat(sql("csv", "select count(*) as n from studies")).isEqualTo("n\n61\n");
  }

  @Test
  void aCsvOfOnesOwnIsReadByItsRows() throws IOException {
    Files.writeString(folder.resolve("studies.csv"), "nctId,mine\nNCT00000001,3\n");
    assertThat(sql("studies.csv", "select mine + 1 as n from studies")).isEqualTo("n\n4\n");
  }
}
