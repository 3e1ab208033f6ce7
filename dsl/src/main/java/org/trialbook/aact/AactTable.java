package org.trialbook.aact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.trialbook.text.Resources;

/**
 * A table of AACT (tables.tsv, from its schema of October 2024).
 *
 * @param rows of what it has rows, in SQL over our relations; empty where we have none for it
 */
record AactTable(String name, String rows, List<Column> columns) {

  /** By name, in an order in which a table stands behind those whose numbers it takes. */
  static final Map<String, AactTable> ALL = all();

  /** How the names of their files end. */
  static final String ENDING = ".txt";

  private static final String ROWS = "*";

  /**
   * A column of it.
   *
   * @param type in DuckDB's words
   * @param expression how it is made of our relations; empty where it is not
   */
  record Column(String name, String type, String expression) {

    String typed(String value) {
      return "TRY_CAST(%s AS %s)".formatted(value, type);
    }

    boolean isText() {
      return type.equals("VARCHAR");
    }
  }

  private static Map<String, AactTable> all() {
    Map<String, AactTable> tables = new LinkedHashMap<>();
    Resources.table(AactTable.class, "tables.tsv").stream()
        .collect(Collectors.groupingBy(cells -> cells[0], LinkedHashMap::new, Collectors.toList()))
        .forEach((name, lines) -> tables.put(name, of(name, lines)));
    return tables;
  }

  private static AactTable of(String name, List<String[]> lines) {
    String rows = "";
    List<Column> columns = new ArrayList<>();
    for (String[] cells : lines) {
      if (cells[1].equals(ROWS)) {
        rows = cells[3];
      } else {
        columns.add(new Column(cells[1], cells[2], cells[3]));
      }
    }
    return new AactTable(name, rows, List.copyOf(columns));
  }

  /** Whether our relations have rows for it. */
  boolean isMade() {
    return !rows.isEmpty();
  }

  /** The name of its file. */
  String fileName() {
    return name + ENDING;
  }

  /** What makes it, without rows yet. */
  String creation() {
    return columns.stream()
        .map(column -> quoted(column.name()) + " " + column.type())
        .collect(Collectors.joining(", ", "CREATE TABLE aact." + name + " (", ")"));
  }

  /** Its rows out of our relations. */
  String query() {
    return columns.stream()
        .map(
            column ->
                "CAST(%s AS %s) AS \"%s\""
                    .formatted(
                        column.expression().isEmpty() ? "NULL" : column.expression(),
                        column.type(),
                        column.name()))
        .collect(Collectors.joining(", ", "SELECT ", " FROM " + rows));
  }

  /** Its columns by name. */
  Map<String, Column> byName() {
    Map<String, Column> byName = new LinkedHashMap<>();
    columns.forEach(column -> byName.put(column.name(), column));
    return byName;
  }

  /** A name as SQL takes it, whatever is in it. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
