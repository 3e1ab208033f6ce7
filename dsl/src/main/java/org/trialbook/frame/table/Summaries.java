package org.trialbook.frame.table;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Tablesaw's summary of a table, in which the missing truths of a column have a row of their own.
 *
 * <p>Tablesaw 0.44 shows them as a second row called {@code false}.
 */
final class Summaries {

  private static final String MISSING = "missing";

  private Summaries() {}

  /** One row a figure, one column a column of the table. */
  static Table of(Table table) {
    List<Column<?>> others = new ArrayList<>(table.columns());
    others.removeIf(column -> column instanceof BooleanColumn);
    Table summary =
        others.isEmpty()
            ? Table.create(table.name(), StringColumn.create("Summary"))
            : Table.create(table.name(), others).summary();
    int figures = summary.rowCount();
    for (String label : List.of("false", "true", MISSING)) {
      summary.appendRow().setString(0, label);
    }
    List<Column<?>> columns = new ArrayList<>();
    columns.add(summary.column(0));
    int next = 1;
    for (Column<?> column : table.columns()) {
      columns.add(
          column instanceof BooleanColumn truths
              ? counts(truths, figures)
              : summary.column(next++));
    }
    return Table.create(table.name(), columns);
  }

  private static DoubleColumn counts(BooleanColumn truths, int figures) {
    DoubleColumn counts = DoubleColumn.create(truths.name());
    for (int i = 0; i < figures; i++) {
      counts.appendMissing();
    }
    return counts
        .append(truths.countFalse())
        .append(truths.countTrue())
        .append(truths.countMissing());
  }
}
