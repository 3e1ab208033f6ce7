package org.trialbook.frame;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.trialbook.accounting.Accounting;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.PlainValues;
import org.trialbook.flatten.Reading;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Source;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A Tablesaw table as batches, for the formats that write them. Whole numbers of any width become
 * integers, others numbers; what is no text, number, truth or day is written as its text.
 */
final class TableBatches {

  private static final int ROWS = 1 << 14;
  private static final Set<ColumnType> WHOLE =
      Set.of(ColumnType.SHORT, ColumnType.INTEGER, ColumnType.LONG);
  private static final Set<ColumnType> FRACTIONAL = Set.of(ColumnType.FLOAT, ColumnType.DOUBLE);

  private final Table table;
  private final Relation relation;

  TableBatches(Table table) {
    this.table = table;
    this.relation =
        new Relation(
            relationName(table.name()),
            "A row of the table " + table.name() + ".",
            List.of(Source.at("")),
            table.columns().stream()
                .map(
                    column ->
                        new org.trialbook.flatten.Column(
                            column.name(), reading(column.type()), "", ""))
                .toList());
  }

  /** Files are called after a relation, so its name has only capitals, digits and underscores. */
  private static String relationName(String table) {
    String name = table == null ? "" : table.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    return name.matches("[A-Z].*") ? name : "TABLE_" + name;
  }

  private static Reading reading(ColumnType type) {
    if (WHOLE.contains(type)) {
      return Reading.INTEGER;
    }
    if (FRACTIONAL.contains(type)) {
      return Reading.NUMBER;
    }
    if (type == ColumnType.BOOLEAN) {
      return Reading.BOOLEAN;
    }
    return type == ColumnType.LOCAL_DATE ? Reading.DATE : Reading.TEXT;
  }

  /** Writes all rows, whole or not at all. */
  Export write(FileFormat format, Path target, Provenance provenance) {
    try (BatchWriter writer = format.open(target, List.of(relation), provenance)) {
      for (int from = 0; from < table.rowCount(); from += ROWS) {
        writer.write(batch(from, Math.min(table.rowCount(), from + ROWS)));
      }
      return Export.of(writer.commit(each -> provenance), Accounting.NONE);
    }
  }

  private Batch batch(int from, int to) {
    List<List<Object>> values = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      List<Object> cells = new ArrayList<>(to - from);
      for (int row = from; row < to; row++) {
        cells.add(value(column, row));
      }
      values.add(cells);
    }
    return PlainValues.batch(relation, values);
  }

  private static Object value(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return null;
    }
    Object value = column.get(row);
    if (WHOLE.contains(column.type())) {
      return ((Number) value).longValue();
    }
    if (FRACTIONAL.contains(column.type())) {
      return ((Number) value).doubleValue();
    }
    return value instanceof Boolean || value instanceof LocalDate ? value : value.toString();
  }
}
