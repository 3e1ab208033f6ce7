package org.trialbook.frame;

import java.util.LinkedHashMap;
import java.util.Map;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Shows any Tablesaw table, the frames of Trialbook and what was made of them.
 *
 * <p>The first rows with the true count; where scripts run, more rows can be leafed through and
 * sorted. Text of the registry is escaped.
 */
public final class TableDisplay {

  /** How many rows are shown at a time. */
  public static final int ROWS = 20;

  private TableDisplay() {}

  /** The table as {@code text/html} and {@code text/plain}. */
  public static Map<String, Object> bundle(Table table) {
    return bundle(table, ROWS);
  }

  /** The same with another number of rows. */
  public static Map<String, Object> bundle(Table table, int rows) {
    int shown = Math.min(Math.max(rows, 0), table.rowCount());
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("text/html", HtmlTable.of(table, shown));
    bundle.put("text/plain", new TextTable(table, shown).toString());
    return bundle;
  }

  /** The kind of a column in the words of {@link org.trialbook.flatten.ColumnType}. */
  static String type(tech.tablesaw.columns.Column<?> column) {
    return switch (column.type().name()) {
      case "STRING", "TEXT" -> "text";
      case "LONG", "INTEGER", "SHORT" -> "integer";
      case "DOUBLE", "FLOAT" -> "number";
      case "LOCAL_DATE" -> "date";
      case "LOCAL_DATE_TIME", "INSTANT" -> "date and time";
      case "LOCAL_TIME" -> "time";
      default -> column.type().name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  /**
   * A cell as it is shown. Tablesaw writes numbers in the digits of the user's locale, and the page
   * sorts by what it can read as a number.
   */
  static String text(Column<?> column, int row) {
    String text = column.getString(row);
    if (!isNumeric(column)) {
      return text;
    }
    StringBuilder ascii = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      ascii.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c);
    }
    return ascii.toString();
  }

  static boolean isNumeric(tech.tablesaw.columns.Column<?> column) {
    return column instanceof tech.tablesaw.api.NumericColumn;
  }
}
