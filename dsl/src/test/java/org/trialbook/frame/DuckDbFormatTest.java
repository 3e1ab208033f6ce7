package org.trialbook.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Counts;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Relation;

/** A database with a table for each relation. */
class DuckDbFormatTest {

  private static final DuckDbFormat DUCKDB = new DuckDbFormat();
  private static final List<Batch> BATCHES = AllTypes.batches(7, 1, 130);
  private static final Provenance COUNTED = AllTypes.PROVENANCE.counted(Counts.of(138, 2), 138);

  @TempDir Path folder;

  private static Relation named(String name) {
    Relation all = AllTypes.RELATION;
    return new Relation(name, all.description(), all.sources(), all.columns());
  }

  private static void write(Path file, List<Batch> batches) {
    try (BatchWriter writer = DUCKDB.open(file, List.of(AllTypes.RELATION), AllTypes.PROVENANCE)) {
      batches.forEach(writer::write);
      assertThat(writer.commit(relation -> COUNTED)).isEqualTo(Map.of(file, COUNTED));
    }
  }

  private static List<List<Object>> query(Path file, String sql) throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:" + file);
        var statement = database.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          Object value = result.getObject(column);
          row.add(
              value instanceof Array array ? Arrays.asList((Object[]) array.getArray()) : value);
        }
        rows.add(row);
      }
      return rows;
    }
  }

  @Test
  void everyCellIsInItsTable() throws SQLException {
    Path file = folder.resolve("it's.duckdb");
    write(file, BATCHES);
    assertThat(query(file, "FROM all_types")).isEqualTo(AllTypes.rows(BATCHES));
    assertThat(folder.toFile().list()).containsExactly("it's.duckdb");
  }

  @Test
  void tablesAndColumnsAreDescribed() throws SQLException {
    Path file = folder.resolve("x.duckdb");
    write(file, BATCHES);
    assertThat(query(file, "SELECT comment FROM duckdb_tables() WHERE table_name = 'all_types'"))
        .containsExactly(List.of(AllTypes.RELATION.description()));
    assertThat(
            query(
                file,
                "SELECT column_name, data_type, comment FROM duckdb_columns()"
                    + " WHERE table_name = 'all_types' AND column_name IN ('list', 'day')"
                    + " ORDER BY column_index"))
        .containsExactly(
            List.of("list", "VARCHAR[]", "A column."), List.of("day", "DATE", "A column."));
  }

  @Test
  void theDatabaseSaysWhereItComesFrom() throws SQLException {
    Path file = folder.resolve("x.duckdb");
    write(file, BATCHES);
    assertThat(
            query(
                file,
                "SELECT relation, question, url, CAST(\"dataTimestamp\" AS VARCHAR),"
                    + " epoch_ms(\"fetchedAt\"), studies, \"rows\", rejects, \"leftOut\", doubles,"
                    + " \"valueRejects\", version, notes"
                    + " FROM provenance"))
        .containsExactly(
            List.of(
                "all_types",
                COUNTED.question(),
                COUNTED.url().orElseThrow().toString(),
                "2026-11-20 09:00:05",
                COUNTED.fetchedAt().toEpochMilli(),
                138L,
                138L,
                2L,
                0L,
                0L,
                0L,
                "0.1.0",
                "a note"));
  }

  @Test
  void severalRelationsAndNoneAreTables() throws SQLException {
    Path file = folder.resolve("x.duckdb");
    List<Relation> relations = List.of(named("FIRST"), named("SECOND"), named("EMPTY"));
    try (BatchWriter writer = DUCKDB.open(file, relations, AllTypes.PROVENANCE)) {
      for (Batch batch : BATCHES) {
        writer.write(new Batch(relations.get(0), batch.cells(), batch.rows()));
        writer.write(new Batch(relations.get(1), batch.cells(), batch.rows()));
      }
      assertThat(writer.commit(relation -> COUNTED).get(file).rows()).isEqualTo(3 * 138);
    }
    assertThat(
            query(
                file,
                "SELECT (SELECT count(*) FROM \"first\"), (SELECT count(*) FROM \"second\"),"
                    + " (SELECT count(*) FROM empty)"))
        .containsExactly(List.of(138L, 138L, 0L));
  }

  @Test
  void anEarlierDatabaseIsReplacedAsAWhole() throws IOException, SQLException {
    Path file = folder.resolve("x.duckdb");
    write(file, BATCHES);
    Files.writeString(folder.resolve("x.duckdb.wal"), "of the earlier one");
    write(file, AllTypes.batches(3));
    assertThat(query(file, "SELECT count(*) FROM all_types")).containsExactly(List.of(3L));
    assertThat(folder.toFile().list()).containsExactly("x.duckdb");
  }

  @Test
  void closingWithoutCommitLeavesWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("x.duckdb"), "before");
    try (BatchWriter writer = DUCKDB.open(file, List.of(AllTypes.RELATION), AllTypes.PROVENANCE)) {
      BATCHES.forEach(writer::write);
    }
    assertThat(file).hasContent("before");
    assertThat(folder.toFile().list()).containsExactly("x.duckdb");
  }

  @Test
  void aRelationCannotTakeTheNameOfTheProvenance() {
    assertThatThrownBy(
            () -> DUCKDB.open(folder.resolve("x.duckdb"), List.of(named("PROVENANCE")), COUNTED))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("Give the relation another name");
    assertThat(folder).isEmptyDirectory();
  }
}
