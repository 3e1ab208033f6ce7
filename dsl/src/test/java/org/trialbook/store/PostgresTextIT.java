package org.trialbook.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.TestStudies;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Cells;
import org.trialbook.flatten.Flattening;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.snapshot.Corpus;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.SnapshotChunks;
import tech.tablesaw.api.Table;

/** Every text and every day comes to the server as it is, and none keeps the others out. */
class PostgresTextIT extends OnServer {

  /** Without Tablesaw, to which an empty text is a missing one. */
  @ParameterizedTest
  @EnumSource
  void everyCellIsThatOfFlatten(TestStudies source) throws Exception {
    List<byte[]> studies = new ArrayList<>(source.first(400));
    studies.add(
        new String(TestSnapshots.study(1, "2020-02", ""), UTF_8)
            .replace(
                "\"statusModule\"",
                """
                "conditionsModule":{"conditions":["","NULL","null","\\\\","{","}","a,b","\\"","\\t\\n",
                " ","\\\\N","'"],"keywords":[]},"statusModule\"""")
            .replace("\n", "")
            .getBytes(UTF_8));
    Snapshot snapshot = TestSnapshots.of(folder, "cells", studies);
    postgres("cells").load(snapshot);
    Map<String, List<List<Object>>> expected = flattened(snapshot);
    long cells = 0;
    try (Connection connection = connect("cells");
        Statement statement = connection.createStatement()) {
      for (Relation relation : Relations.ALL) {
        List<List<Object>> there = new ArrayList<>();
        try (ResultSet rows =
            statement.executeQuery(
                "select * from " + SqlText.quoted(PostgresTables.table(relation)))) {
          while (rows.next()) {
            there.add(row(rows));
          }
        }
        assertThat(sorted(there))
            .as(relation.name())
            .isEqualTo(sorted(expected.getOrDefault(relation.name(), List.of())));
        cells += (long) there.size() * relation.columns().size();
      }
    }
    assertThat(cells).isGreaterThan(100_000);
  }

  private static List<Object> row(ResultSet rows) throws Exception {
    List<Object> row = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      Object cell = rows.getObject(i);
      if (cell instanceof Array array) {
        cell = Arrays.asList((Object[]) array.getArray());
      } else if (cell instanceof java.sql.Date) {
        cell = rows.getObject(i, LocalDate.class);
      } else if (cell instanceof Integer || cell instanceof Short) {
        cell = ((Number) cell).longValue();
      }
      row.add(cell);
    }
    return row;
  }

  private static Map<String, List<List<Object>>> flattened(Snapshot snapshot) throws Exception {
    Map<String, List<List<Object>>> rows = new HashMap<>();
    try (SnapshotChunks chunks = snapshot.chunks();
        Flattening flattening = new Flattening(Plan.of(Relations.ALL), chunks, 1)) {
      flattening.forEach(
          result -> {
            for (Batch batch : result.batches()) {
              for (int row = 0; row < batch.rows(); row++) {
                List<Object> values = new ArrayList<>();
                for (Cells cells : batch.cells()) {
                  Object value = cells.value(row);
                  values.add(value instanceof Integer number ? (Object) number.longValue() : value);
                }
                rows.computeIfAbsent(batch.relation().name(), name -> new ArrayList<>())
                    .add(values);
              }
            }
          });
    }
    return rows;
  }

  private static List<List<Object>> sorted(List<List<Object>> rows) {
    return rows.stream().sorted(Comparator.comparing(List::toString)).toList();
  }

  @Test
  void aTextThatIsNoDayIsNoDateAndKeepsNoStudyOut() throws Exception {
    List<String> written =
        List.of(
            "2023-02-30",
            "2023-13",
            "2023-00-10",
            "2023-04-00",
            "2023-04-31",
            "soon",
            "",
            "20234",
            "٢٠٢٣",
            "2024-02-29",
            "2023-02",
            "1999",
            "0000-02-29",
            "9999-12-31");
    List<byte[]> studies = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      studies.add(TestSnapshots.study(i + 1, written.get(i), "a"));
    }
    Postgres postgres = postgres("days");
    // flatten leaves the cell of such a day empty and keeps the study.
    assertThat(postgres.load(TestSnapshots.of(folder, "days", studies), List.of(Relations.STUDIES)))
        .startsWith("days: 14 studies sent, 0 taken out, 14 in all")
        .doesNotContain("not in the relations");
    Table found =
        postgres.sql(
            """
            select a.start_date::text as computed, b.start_date::text as flattened
            from study a left join studies b using (nct_id) order by nct_id""");
    assertThat(found.stringColumn("computed").asList())
        .containsExactly(
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "2024-02-29",
            "2023-02-01",
            "1999-01-01",
            "",
            "9999-12-31");
    assertThat(found.stringColumn("flattened").asList())
        .isEqualTo(found.stringColumn("computed").asList());
  }

  @Test
  void halfACharacterIsReplacedWhereverItStands() throws Exception {
    Snapshot snapshot =
        TestSnapshots.of(
            folder,
            "halves",
            List.of(
                TestSnapshots.study(1, "2020", "a\\ud800b"),
                TestSnapshots.study(2, "2020", "\\udc00\\uD83D\\uDE00\\ud83d"),
                TestSnapshots.study(3, "2020", "\\\\ud800 \\\\\\ud800 \\ud83d\\ude00")));
    Postgres postgres = postgres("halves");
    postgres.load(snapshot, List.of(Relations.STUDIES));
    for (String table : List.of("study", "studies")) {
      assertThat(
              postgres
                  .sql("select brief_title from " + table + " order by nct_id")
                  .stringColumn(0)
                  .asList())
          .as(table)
          .containsExactly("a\ufffdb", "\ufffd\ud83d\ude00\ufffd", "\\ud800 \\\ufffd \ud83d\ude00");
    }
  }

  @Test
  void aStudyThatTheServerRefusesIsNamed() throws Exception {
    Postgres postgres = postgres("refused");
    Snapshot few = TestSnapshots.of(folder, "few", Corpus.before(20));
    postgres.load(few, List.of());
    // No number of PostgreSQL's is that large.
    byte[] study =
        new String(TestSnapshots.study(7, "2020", "a"), UTF_8)
            .replace("\"COMPLETED\"", "\"COMPLETED\",\"odd\":1e999999")
            .getBytes(UTF_8);
    Snapshot refused = TestSnapshots.of(folder, "refused", List.of(study));
    assertThatThrownBy(() -> postgres.load(refused, List.of()))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("NCT00000007")
        .hasMessageNotContaining("Ending write to copy failed");
    assertThat(postgres.sql("select name from trialbook_snapshot").stringColumn(0))
        .containsExactly("few");
  }

  @Test
  void aDatabaseOfTheFirstVersionIsBroughtToThisOne() throws Exception {
    String first;
    try (InputStream in = Postgres.class.getResourceAsStream("postgres/001-studies.sql")) {
      first = new String(in.readAllBytes(), UTF_8);
    }
    CRC32 checksum = new CRC32();
    checksum.update(first.getBytes(UTF_8));
    try (Connection connection = connect("upgraded");
        Statement statement = connection.createStatement()) {
      statement.execute("create schema upgraded");
      statement.execute(
          "create table trialbook_migration (number int primary key, name text not null, checksum"
              + " bigint not null, applied_at timestamptz not null default now())");
      statement.execute(first);
      statement.execute(
          "insert into trialbook_migration (number, name, checksum) values (1, '001-studies', "
              + checksum.getValue()
              + ")");
    }
    Postgres postgres = postgres("upgraded");
    postgres.load(
        TestSnapshots.of(folder, "odd", List.of(TestSnapshots.study(1, "2023-02-30", "a"))),
        List.of());
    assertThat(postgres.sql("select number from trialbook_migration order by 1").intColumn(0))
        .containsExactly(1, 2, 3, 4, 5);
    assertThat(postgres.sql("select start_date from study").dateColumn(0).countMissing())
        .isEqualTo(1);
  }
}
