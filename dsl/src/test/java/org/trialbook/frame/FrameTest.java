package org.trialbook.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialbook.accounting.Counts;
import org.trialbook.flatten.Batch;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A relation as a Tablesaw table. */
class FrameTest {

  private static final List<Batch> BATCHES = AllTypes.batches(5, 2);
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
  void derivedTablesAreTablesawTables() {
    Table derived = FRAME.where(FRAME.booleanColumn("truth").isTrue()).selectColumns("nctId");
    assertThat(derived.rowCount()).isEqualTo(3);
    assertThat(FRAME.countBy("category").rowCount()).isEqualTo(3);
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
