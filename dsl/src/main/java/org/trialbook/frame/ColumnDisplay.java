package org.trialbook.frame;

import java.util.Locale;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/** How the kind and the cells of a column are shown. */
final class ColumnDisplay {

  private ColumnDisplay() {}

  /** The kind of a column in the words of {@link org.trialbook.flatten.ColumnType}. */
  static String type(Column<?> column) {
    return switch (column.type().name()) {
      case "STRING", "TEXT" -> "text";
      case "LONG", "INTEGER", "SHORT" -> "integer";
      case "DOUBLE", "FLOAT" -> "number";
      case "LOCAL_DATE" -> "date";
      case "LOCAL_DATE_TIME", "INSTANT" -> "date and time";
      case "LOCAL_TIME" -> "time";
      default -> column.type().name().toLowerCase(Locale.ROOT);
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

  static boolean isNumeric(Column<?> column) {
    return column instanceof NumericColumn;
  }
}
