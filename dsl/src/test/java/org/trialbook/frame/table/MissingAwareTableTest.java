package org.trialbook.frame.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.RealData;
import org.trialbook.Trialbook;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.Frame;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.joining.JoinType;
import tech.tablesaw.sorting.Sort;
import tech.tablesaw.table.TableSlice;

/** What is missing is a group of its own, and the last in every order. */
class MissingAwareTableTest {

  @TempDir Path folder;

  private static Table table() {
    BooleanColumn truth =
        BooleanColumn.create("truth", new Boolean[] {true, false, null, true, null});
    DateColumn day =
        DateColumn.create(
            "day", LocalDate.of(2020, 1, 1), null, LocalDate.of(2019, 1, 1), null, LocalDate.EPOCH);
    DoubleColumn number = DoubleColumn.create("number", 1, Double.NaN, 0.5, 2, -1);
    LongColumn whole = LongColumn.create("whole", new long[] {3, 1, 2, 4, 0});
    whole.setMissing(1);
    StringColumn text = StringColumn.create("text", "b", "", "a", "c", "");
    List<Column<?>> columns =
        List.of(IntColumn.create("row", 1, 2, 3, 4, 5), truth, day, number, whole, text);
    return new MissingAwareTable("t", columns);
  }

  /** Tables of several origins that hold the same rows. */
  private static Stream<Table> tables() {
    Table table = table();
    return Stream.of(
        table,
        table.copy(),
        table.where(table.intColumn("row").isGreaterThan(0)),
        table.selectColumns(table.columnNames().toArray(String[]::new)),
        table.sortOn("row"),
        table.first(9));
  }

  private static Map<String, Object> byFirst(Table table) {
    Map<String, Object> counts = new TreeMap<>();
    for (int row = 0; row < table.rowCount(); row++) {
      Object value = table.column(0).isMissing(row) ? "missing" : table.get(row, 0);
      counts.put(String.valueOf(value), table.get(row, table.columnCount() - 1));
    }
    return counts;
  }

  @Test
  void aSummaryCountsMissingTruthApart() {
    tables()
        .forEach(
            table -> {
              Table summary = table.summary();
              assertThat(summary.columnNames())
                  .containsExactly("Summary", "row", "truth", "day", "number", "whole", "text");
              List<String> labels = summary.stringColumn("Summary").asList();
              assertThat(labels).doesNotHaveDuplicates();
              DoubleColumn counts = summary.doubleColumn("truth");
              assertThat(counts.get(labels.indexOf("true"))).isEqualTo(2);
              assertThat(counts.get(labels.indexOf("false"))).isEqualTo(1);
              assertThat(counts.get(labels.indexOf("missing"))).isEqualTo(2);
              assertThat(counts.isMissing(labels.indexOf("Count"))).isTrue();
              assertThat(summary.doubleColumn("row").get(labels.indexOf("Count"))).isEqualTo(5);
            });
    Table alone = table().selectColumns("truth").summary();
    assertThat(alone.doubleColumn("truth").asList()).containsExactly(1.0, 2.0, 2.0);
  }

  @Test
  void missingTruthIsCountedApart() {
    Map<String, Object> expected = Map.of("true", 2, "false", 1, "missing", 2);
    tables().forEach(table -> assertThat(byFirst(table.countBy("truth"))).isEqualTo(expected));
    tables()
        .forEach(
            table ->
                assertThat(byFirst(table.countBy(table.booleanColumn("truth"))))
                    .isEqualTo(expected));
    assertThat(table().countBy("truth").column(0)).isInstanceOf(BooleanColumn.class);
    assertThat(table().countBy("truth", "text").rowCount()).isEqualTo(5);
    assertThat(table().xTabCounts("truth").rowCount()).isEqualTo(3);
  }

  @Test
  void missingTruthIsAGroupOfItsOwn() {
    Map<String, Object> sums = Map.of("true", 5.0, "false", 2.0, "missing", 8.0);
    tables()
        .forEach(
            table -> {
              assertThat(byFirst(table.summarize("row", AggregateFunctions.sum).by("truth")))
                  .isEqualTo(sums);
              assertThat(
                      byFirst(
                          table
                              .summarize(table.intColumn("row"), AggregateFunctions.sum)
                              .groupBy("truth")
                              .apply()))
                  .isEqualTo(sums);
            });
    List<List<Integer>> rows = new ArrayList<>();
    for (TableSlice slice : table().splitOn("truth")) {
      rows.add(slice.asTable().intColumn("row").asList());
    }
    assertThat(rows).containsExactly(List.of(1, 4), List.of(2), List.of(3, 5));
  }

  @Test
  void otherGroupsAreThoseOfTablesaw() {
    Table plain = Table.create("t", table().columns());
    for (String column : List.of("text", "day", "row")) {
      assertThat(table().countBy(column).print()).isEqualTo(plain.countBy(column).print());
      assertThat(new RowGroups(plain, plain.categoricalColumn(column)).getSlices())
          .as("our own groups are the same, in the same order")
          .extracting(slice -> slice.asTable().setName("").print())
          // Tablesaw names them in the digits of the locale.
          .isEqualTo(
              plain.splitOn(column).getSlices().stream()
                  .map(slice -> slice.asTable().setName("").print())
                  .toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"truth", "day", "number", "whole", "text"})
  void whatIsMissingIsLastInEveryOrder(String name) {
    tables()
        .forEach(
            table -> {
              int missing = table.column(name).countMissing();
              assertThat(missing).isPositive();
              for (Table sorted :
                  List.of(
                      table.sortOn(name),
                      table.sortOn("-" + name),
                      table.sortAscendingOn(name),
                      table.sortDescendingOn(name),
                      table.sortOn(Sort.on(name, Sort.Order.DESCEND)))) {
                int present = sorted.rowCount() - missing;
                assertThat(IntStream.range(0, present))
                    .noneMatch(row -> sorted.column(name).isMissing(row));
                assertThat(sorted.column(name).countMissing()).isEqualTo(missing);
              }
            });
  }

  @Test
  void ordersAreThoseOfTheValuesAndKeepWhatIsEqual() {
    assertThat(table().sortDescendingOn("day").intColumn("row").asList())
        .containsExactly(1, 3, 5, 2, 4);
    assertThat(table().sortAscendingOn("number").intColumn("row").asList())
        .containsExactly(5, 3, 1, 4, 2);
    assertThat(table().sortOn("truth", "-row").intColumn("row").asList())
        .containsExactly(2, 4, 1, 5, 3);
    assertThat(table().sortDescendingOn("truth").intColumn("row").asList())
        .containsExactly(1, 4, 2, 3, 5);
  }

  @Test
  void aJoinFindsEveryRowOfAKeyThatComesOften() {
    BooleanColumn truth = BooleanColumn.create("truth");
    IntColumn row = IntColumn.indexColumn("row", 9_000, 0);
    for (int i = 0; i < 9_000; i++) {
      truth.append(i % 3 == 0 ? null : (Boolean) (i % 3 == 1));
    }
    Table many = new MissingAwareTable("many", List.of(truth, row));
    Table two =
        Table.create(
            "two",
            BooleanColumn.create("truth", true, false),
            StringColumn.create("word", "yes", "no"));
    Table joined = many.joinOn("truth").with(two).join();
    assertThat(byFirst(joined.countBy("word"))).isEqualTo(Map.of("yes", 3_000, "no", 3_000));
    assertThat(joined.columnNames()).containsExactly("truth", "row", "word");
    Table fewer = many.where(many.intColumn("row").isLessThan(8_997));
    assertThat(fewer.joinOn("truth").with(two).join().rowCount()).isEqualTo(5_998);
    assertThat(many.joinOn("truth").type(JoinType.LEFT_OUTER).with(two).join().rowCount())
        .isEqualTo(9_000);
    assertThat(two.joinOn("truth").with(many).join().rowCount()).isEqualTo(6_000);
    assertThatThrownBy(() -> many.joinOn("truth").with(many).join())
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("a column row");
  }

  @Test
  void smallJoinsAreThoseOfTablesaw() {
    Table left = table().selectColumns("row", "truth", "text");
    Table plain = Table.create("t", left.columns());
    Table right =
        Table.create(
            "r", StringColumn.create("key", "a", "a", "c", "z"), IntColumn.create("n", 1, 2, 3, 4));
    for (JoinType type :
        List.of(JoinType.INNER, JoinType.LEFT_OUTER, JoinType.RIGHT_OUTER, JoinType.FULL_OUTER)) {
      assertThat(left.joinOn("text").rightJoinColumns("key").type(type).with(right).join().print())
          .as(type.name())
          .isEqualTo(
              plain.joinOn("text").rightJoinColumns("key").type(type).with(right).join().print());
    }
  }

  @Test
  void realStudiesAreCountedAndSorted() {
    Frame frame =
        Trialbook.read(RealData.path("records/studies.ndjson.gz"))
            .flatten(Relations.STUDIES)
            .frame();
    assertThat(byFirst(frame.countBy("oversightHasDmc")))
        .isEqualTo(Map.of("true", 1493, "false", 1840, "missing", 543));
    Table words =
        Table.create(
            "words",
            BooleanColumn.create("oversightHasDmc", true, false),
            StringColumn.create("word", "yes", "no"));
    assertThat(frame.joinOn("oversightHasDmc").with(words).join().rowCount()).isEqualTo(3_333);
    Table newest = frame.sortDescendingOn("startDate");
    assertThat(newest.column("startDate").isMissing(0)).isFalse();
    assertThat(newest.column("startDate").isMissing(newest.rowCount() - 1)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.xlsx", "x.ods", "x.parquet", "x", "x.CSVX"})
  void aFileThatNobodyCanWriteIsRefusedAndNotBegun(String name) throws IOException {
    Path file = folder.resolve(name);
    for (Table table : Arrays.asList(table(), table().copy())) {
      assertThatThrownBy(() -> table.write().toFile(file.toString()))
          .isInstanceOf(TrialbookException.class)
          .hasMessageContaining(name)
          .hasMessageContaining(".csv");
    }
    assertThat(file).doesNotExist();
    Path csv = folder.resolve("x.CSV");
    table().write().toFile(csv.toFile());
    assertThat(Files.readAllLines(csv)).hasSize(6);
  }
}
