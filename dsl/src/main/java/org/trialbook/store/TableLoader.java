package org.trialbook.store;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/** Copies a Tablesaw table into the database, with its types. */
final class TableLoader {

  /** Appends the cell of a row, which is there. */
  private interface Cell {
    void append(DuckDBAppender row, int index) throws SQLException;
  }

  private record Target(Column<?> column, String type, Cell cell) {}

  private TableLoader() {}

  static void load(DuckDBConnection connection, String name, Table table) throws SQLException {
    List<Target> targets = table.columns().stream().map(TableLoader::target).toList();
    try (Statement create = connection.createStatement()) {
      create.execute(
          targets.stream()
              .map(each -> SqlText.quoted(each.column().name()) + " " + each.type())
              .collect(
                  Collectors.joining(", ", "create table " + SqlText.quoted(name) + " (", ")")));
    }
    try (DuckDBAppender rows = connection.createAppender(name)) {
      for (int row = 0; row < table.rowCount(); row++) {
        rows.beginRow();
        for (Target each : targets) {
          if (each.column().isMissing(row)) {
            rows.appendNull();
          } else {
            each.cell().append(rows, row);
          }
        }
        rows.endRow();
      }
    }
  }

  private static Target target(Column<?> column) {
    if (column instanceof LongColumn longs) {
      return new Target(column, "BIGINT", (row, i) -> row.append(longs.getLong(i)));
    }
    if (column instanceof IntColumn ints) {
      return new Target(column, "INTEGER", (row, i) -> row.append(ints.getInt(i)));
    }
    if (column instanceof ShortColumn shorts) {
      return new Target(column, "SMALLINT", (row, i) -> row.append(shorts.getShort(i)));
    }
    if (column instanceof DoubleColumn doubles) {
      return new Target(column, "DOUBLE", (row, i) -> row.append(doubles.getDouble(i)));
    }
    if (column instanceof FloatColumn floats) {
      return new Target(column, "FLOAT", (row, i) -> row.append(floats.getFloat(i)));
    }
    if (column instanceof BooleanColumn booleans) {
      return new Target(column, "BOOLEAN", (row, i) -> row.append(booleans.get(i).booleanValue()));
    }
    if (column instanceof DateColumn dates) {
      return new Target(column, "DATE", (row, i) -> row.append(dates.get(i)));
    }
    if (column instanceof DateTimeColumn times) {
      return new Target(column, "TIMESTAMP", (row, i) -> row.append(times.get(i)));
    }
    if (column instanceof TimeColumn times) {
      return new Target(column, "TIME", (row, i) -> row.append(times.get(i)));
    }
    if (column instanceof InstantColumn instants) {
      return new Target(
          column, "TIMESTAMPTZ", (row, i) -> row.append(instants.get(i).atOffset(ZoneOffset.UTC)));
    }
    return new Target(column, "VARCHAR", (row, i) -> row.append(column.getString(i)));
  }
}
