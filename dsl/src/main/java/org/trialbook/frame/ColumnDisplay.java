package org.trialbook.frame;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.trialbook.display.Grid;
import org.trialbook.field.EnumLabels;
import org.trialbook.text.Digits;
import org.trialbook.text.Markdown;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * How the kind and the cells of a column are shown: numbers in the same digits down the column,
 * values of enums by their labels, Markdown without its escapes.
 */
final class ColumnDisplay {

  private final Column<?> column;
  private final Optional<UnaryOperator<String>> labels;

  /** Null unless the column holds fractions that nobody has given a format. */
  private final Digits digits;

  private ColumnDisplay(Column<?> column, Optional<UnaryOperator<String>> labels, Digits digits) {
    this.column = column;
    this.labels = labels;
    this.digits = digits;
  }

  static ColumnDisplay of(Column<?> column) {
    boolean isText = column instanceof StringColumn;
    return new ColumnDisplay(
        column,
        isText ? EnumLabels.of(column.name()) : Optional.empty(),
        isPlainFraction(column) ? digits(column) : null);
  }

  private static boolean isPlainFraction(Column<?> column) {
    if (!(column instanceof DoubleColumn || column instanceof FloatColumn)) {
      return false;
    }
    NumberColumnFormatter plain = NumberColumnFormatter.floatingPointDefault();
    plain.setColumnType(column.type());
    return IntStream.range(0, column.size())
        .filter(row -> !column.isMissing(row))
        .limit(1)
        .allMatch(
            row ->
                column
                    .getString(row)
                    .equals(
                        column instanceof FloatColumn floats
                            ? plain.format(floats.getFloat(row))
                            : plain.format(((DoubleColumn) column).getDouble(row))));
  }

  /** Of all rows that a grid carries, so that turning a page changes no digits. */
  private static Digits digits(Column<?> column) {
    return Digits.of(
        IntStream.range(0, Math.min(column.size(), Grid.MOST_ROWS))
            .filter(row -> !column.isMissing(row))
            .mapToDouble(row -> number(column, row)));
  }

  /** A float as it is written, not as the double that it becomes. */
  private static double number(Column<?> column, int row) {
    return column instanceof FloatColumn floats
        ? Double.parseDouble(Float.toString(floats.getFloat(row)))
        : ((DoubleColumn) column).getDouble(row);
  }

  String name() {
    return column.name();
  }

  /** The kind of the column in the words of {@link org.trialbook.flatten.ColumnType}. */
  String type() {
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

  boolean isNumeric() {
    return column instanceof NumericColumn;
  }

  /** A cell as it is shown; null where it is missing. */
  String text(int row) {
    if (column.isMissing(row)) {
      return null;
    }
    if (digits != null) {
      return digits.text(number(column, row));
    }
    String text = column.getString(row);
    if (isNumeric()) {
      return ascii(text);
    }
    return labels.map(label -> label.apply(text)).orElseGet(() -> Markdown.unescaped(text));
  }

  /** What the cell holds, where that is not what {@link #text} says; else null. */
  String original(int row) {
    if (column.isMissing(row)) {
      return null;
    }
    if (digits != null) {
      return digits.original(number(column, row));
    }
    String original = column.getString(row);
    return isNumeric() || original.equals(text(row)) ? null : original;
  }

  /**
   * Tablesaw writes numbers in the digits of the user's locale, and the page sorts by what it can
   * read as a number.
   */
  private static String ascii(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      ascii.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c);
    }
    return ascii.toString();
  }
}
