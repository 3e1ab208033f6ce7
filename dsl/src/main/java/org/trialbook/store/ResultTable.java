package org.trialbook.store;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/** The rows of a result as a Tablesaw table, with their types. */
final class ResultTable {

  /** Appends a value of the result that is not NULL. */
  private interface Cell {
    void append(ResultSet rows, int index) throws SQLException;
  }

  private record Target(Column<?> column, Cell cell) {}

  private ResultTable() {}

  static Table of(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    List<Target> targets = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      targets.add(target(unique(meta.getColumnLabel(i), names), meta.getColumnTypeName(i)));
    }
    while (rows.next()) {
      for (int i = 0; i < targets.size(); i++) {
        if (rows.getObject(i + 1) == null) {
          targets.get(i).column().appendMissing();
        } else {
          targets.get(i).cell().append(rows, i + 1);
        }
      }
    }
    Table table = Table.create("sql");
    targets.forEach(each -> table.addColumns(each.column()));
    return table;
  }

  /** Tablesaw takes no two columns of one name, whatever their case. */
  private static String unique(String label, Set<String> names) {
    String name = label;
    for (int i = 2; !names.add(name.toLowerCase(java.util.Locale.ROOT)); i++) {
      name = label + "_" + i;
    }
    return name;
  }

  private static Target target(String name, String type) {
    String kind = type.replaceFirst("\\(.*", "");
    return switch (kind) {
      case "BOOLEAN", "bool" -> {
        BooleanColumn column = BooleanColumn.create(name);
        yield new Target(column, (rows, i) -> column.append(rows.getBoolean(i)));
      }
      case "TINYINT", "UTINYINT", "SMALLINT", "USMALLINT", "INTEGER", "int2", "int4" -> {
        IntColumn column = IntColumn.create(name);
        yield new Target(column, (rows, i) -> column.append(rows.getInt(i)));
      }
      case "UINTEGER", "BIGINT", "int8" -> {
        LongColumn column = LongColumn.create(name);
        yield new Target(column, (rows, i) -> column.append(rows.getLong(i)));
      }
      case "UBIGINT",
          "HUGEINT",
          "UHUGEINT",
          "FLOAT",
          "DOUBLE",
          "DECIMAL",
          "float4",
          "float8",
          "numeric" -> {
        DoubleColumn column = DoubleColumn.create(name);
        yield new Target(column, (rows, i) -> column.append(number(rows.getObject(i))));
      }
      case "DATE", "date" -> {
        DateColumn column = DateColumn.create(name);
        yield new Target(column, (rows, i) -> column.append(rows.getObject(i, LocalDate.class)));
      }
      case "TIME", "time" -> {
        TimeColumn column = TimeColumn.create(name);
        yield new Target(column, (rows, i) -> column.append(rows.getObject(i, LocalTime.class)));
      }
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "timestamp" -> {
        DateTimeColumn column = DateTimeColumn.create(name);
        yield new Target(
            column, (rows, i) -> column.append(rows.getObject(i, LocalDateTime.class)));
      }
      case "TIMESTAMP WITH TIME ZONE", "timestamptz" -> {
        InstantColumn column = InstantColumn.create(name);
        yield new Target(
            column,
            (rows, i) -> column.append(rows.getObject(i, OffsetDateTime.class).toInstant()));
      }
      default -> {
        StringColumn column = StringColumn.create(name);
        yield new Target(column, (rows, i) -> column.append(String.valueOf(rows.getObject(i))));
      }
    };
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
