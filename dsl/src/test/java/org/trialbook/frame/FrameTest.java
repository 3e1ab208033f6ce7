package org.trialbook.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.Sets;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Counts;
import org.trialbook.flatten.Batch;
import org.trialbook.frame.table.TableSteps;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A relation as a Tablesaw table. */
class FrameTest {

  private static final List<Batch> BATCHES = AllTypes.batches(5, 2);

  /** What makes a table of another shape, whose rows are no rows of the frame. */
  private static final Set<String> RESHAPING =
      Set.of(
          "cast",
          "concat",
          "insertColumn",
          "melt",
          "pivot",
          "removeColumnsWithMissingValues",
          "transpose",
          "xTabColumnPercents",
          "xTabCounts",
          "xTabPercents",
          "xTabRowPercents",
          "xTabTablePercents");

  private static final Frame FRAME =
      Frame.of(AllTypes.RELATION, BATCHES, AllTypes.PROVENANCE.counted(Counts.of(7, 2), 7));

  @Test
  void columnsHaveTheTypesOfTablesaw() {
    assertThat(FRAME.columns())
        .extracting(Column::type)
        .containsExactly(
            ColumnType.STRING,
            ColumnType.STRING,
            ColumnType.STRING,
            ColumnType.STRING,
            ColumnType.LONG,
            ColumnType.DOUBLE,
            ColumnType.BOOLEAN,
            ColumnType.LOCAL_DATE);
    assertThat(FRAME.name()).isEqualTo("ALL_TYPES");
  }

  @Test
  void cellsAreTheCellsOfTheBatches() {
    assertThat(FRAME.rowCount()).isEqualTo(7);
    assertThat(FRAME.stringColumn("nctId").get(6)).isEqualTo("NCT00000007");
    assertThat(FRAME.stringColumn("text").get(3)).isEqualTo("a,b;\"c\"\r\nd|e ≥ 5 µg 💊 'f'");
    assertThat(FRAME.stringColumn("category").asList())
        .containsExactly("A", "", "", "Türkiye", "", "A", "");
    assertThat(FRAME.stringColumn("list").get(0)).isEqualTo("one|two");
    assertThat(FRAME.longColumn("integer").get(4)).isEqualTo(Long.MAX_VALUE);
    assertThat(FRAME.doubleColumn("number").get(0)).isEqualTo(1.5);
    assertThat(FRAME.booleanColumn("truth").get(2)).isFalse();
    assertThat(FRAME.dateColumn("day").get(3)).isEqualTo(LocalDate.of(1900, 1, 1));
  }

  @Test
  void missingCellsAreMissing() {
    for (Column<?> column : FRAME.columns().subList(1, FRAME.columnCount())) {
      assertThat(column.isMissing(1)).as(column.name()).isTrue();
      assertThat(column.isMissing(0)).as(column.name()).isFalse();
    }
  }

  @Test
  void stepsGiveFramesThatKnowTheirOrigin() {
    Frame derived = FRAME;
    derived = derived.where(derived.booleanColumn("truth").isTrue()).selectColumns("nctId");
    assertThat(derived.rowCount()).isEqualTo(3);
    assertThat(derived.provenance().line())
        .contains("3 rows from 7 studies", "made of a table of 7 rows");
    assertThat(FRAME.countBy("category").provenance().dataTimestamp())
        .isEqualTo(FRAME.provenance().dataTimestamp());
    assertThat(FRAME.countBy("category").rowCount()).isEqualTo(3);
    assertThat(FRAME.sortDescendingOn("integer").provenance()).isEqualTo(FRAME.provenance());
    assertThat(FRAME.head().rowCount()).isEqualTo(5);
    assertThat(FRAME.tail(2).stringColumn("nctId").asList())
        .containsExactly("NCT00000006", "NCT00000007");
    assertThat(FRAME.describe().columnNames()).contains("integer", "truth");
  }

  @Test
  void everyStepThatTablesawHasGivesAFrame() {
    assertThat(names(Table.class)).isSubsetOf(Sets.union(names(TableSteps.class), RESHAPING));
  }

  /** What hands out a table, by name. */
  private static Set<String> names(Class<?> type) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
        .filter(method -> method.getReturnType() == Table.class)
        .map(Method::getName)
        .collect(Collectors.toSet());
  }

  @Test
  void aWrongColumnNameIsAnsweredWithTheNearest() {
    assertThatThrownBy(() -> FRAME.column("nctid2"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("has no column nctid2. Did you mean nctId?")
        .hasMessageContaining("Its columns: nctId, text,");
    assertThatThrownBy(() -> FRAME.countBy("categry"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("Did you mean category?");
    assertThatThrownBy(() -> FRAME.intColumn("integer"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("is a LongColumn and no IntColumn")
        .hasMessageContaining("longColumn(\"integer\")");
  }

  @Test
  void aFrameSaysWhereItComesFrom() {
    assertThat(FRAME.provenance().line())
        .isEqualTo(
            "search().condition(\"it's <b>\") · data of 2026-11-20T09:00 · 7 rows from 7 studies"
                + " · 2 records could not be read · a note");
    assertThat(FRAME.provenance().metadata())
        .containsEntry("trialbook.question", "search().condition(\"it's <b>\")")
        .containsEntry("trialbook.url", "https://registry.example/api/v2/studies?query.cond=x")
        .containsEntry("trialbook.dataTimestamp", "2026-11-20T09:00:05")
        .containsEntry("trialbook.fetchedAt", "2026-11-23T12:00:00Z")
        .containsEntry("trialbook.studies", "7")
        .containsEntry("trialbook.rejects", "2")
        .containsEntry("trialbook.version", "0.1.0")
        .containsEntry("trialbook.notes", "a note");
  }
}
