package org.trialbook.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.trialbook.TrialbookException;
import org.trialbook.field.EnumLabels;
import org.trialbook.text.Markdown;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Reads the columns that a chart is drawn by. */
final class Columns {

  private final Table table;

  Columns(Table table) {
    this.table = table;
  }

  List<ChartCell> cells(
      String key, String series, String value, String low, String high, boolean keyIsCategory) {
    Column<?> keys = named(key);
    Column<?> allSeries = series == null ? null : named(series);
    NumericColumn<?> values = numeric(value);
    NumericColumn<?> lows = low == null ? null : numeric(low);
    NumericColumn<?> highs = high == null ? null : numeric(high);
    List<ChartCell> cells = new ArrayList<>();
    for (int row = 0; row < table.rowCount(); row++) {
      Object place = keyIsCategory ? category(keys, row) : place(keys, row);
      double number = values.getDouble(row);
      if (place != null && !values.isMissing(row) && Double.isFinite(number)) {
        cells.add(
            new ChartCell(
                place,
                series == null ? null : category(allSeries, row),
                number,
                finite(lows, row),
                finite(highs, row)));
      }
    }
    return cells;
  }

  private static Double finite(NumericColumn<?> column, int row) {
    double number = column == null || column.isMissing(row) ? Double.NaN : column.getDouble(row);
    return Double.isFinite(number) ? (Double) number : null;
  }

  /** The name of a column as the table spells it, whatever the capitals of the one asked for. */
  String name(String asked) {
    return named(asked).name();
  }

  Dimension.Scale scale(String name) {
    Column<?> column = named(name);
    if (column instanceof DateColumn) {
      return Dimension.Scale.DATE;
    }
    return column instanceof NumericColumn ? Dimension.Scale.NUMBER : Dimension.Scale.CATEGORY;
  }

  /** Whether a column's values have an order of their own. */
  boolean isOrdered(String name) {
    return scale(name) != Dimension.Scale.CATEGORY;
  }

  /** Where a row stands on the axis of a line; null where it has no place. */
  private static Object place(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return null;
    }
    if (column instanceof DateColumn dates) {
      return dates.get(row);
    }
    return column instanceof NumericColumn<?> numbers
        ? (Object) numbers.getDouble(row)
        : text(column, row);
  }

  /** The value of a row as a category. */
  String category(String name, int row) {
    return category(named(name), row);
  }

  private static String category(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return AxisOrder.MISSING;
    }
    return column instanceof NumericColumn<?> numbers
        ? ChartNumbers.plain(numbers.getDouble(row))
        : text(column, row);
  }

  /** As people read it: values of enums by their labels, Markdown without its escapes. */
  private static String text(Column<?> column, int row) {
    return label(column.name(), Markdown.unescaped(column.getString(row)));
  }

  /** How a chart writes a value of this column. */
  static String label(String column, String value) {
    return EnumLabels.of(column).map(labels -> labels.apply(value)).orElse(value);
  }

  private Column<?> named(String name) {
    if (!table.containsColumn(name)) {
      List<String> names = table.columnNames();
      String nearest =
          names.stream()
              .max(Comparator.comparingLong(each -> sharedPairs(name, each)))
              .filter(each -> sharedPairs(name, each) > 0)
              .map(each -> " Did you mean " + each + "?")
              .orElse("");
      throw new TrialbookException(
          "The table has no column \"%s\".%s\nIt has %s."
              .formatted(name, nearest, Labels.shortened(String.join(", ", names), 300)));
    }
    return table.column(name);
  }

  NumericColumn<?> numeric(String name) {
    if (named(name) instanceof NumericColumn<?> column) {
      return column;
    }
    List<String> numbers = table.numericColumns().stream().map(Column::name).toList();
    throw new TrialbookException(
        "The column \"%s\" holds no numbers, and the value of a chart is a number.\n%s"
            .formatted(
                named(name).name(),
                numbers.isEmpty()
                    ? "The table has no column of numbers; count or summarise first."
                    : "Columns of numbers: " + String.join(", ", numbers) + "."));
  }

  /** How many pairs of neighbouring letters two names share: the more, the nearer they are. */
  private static long sharedPairs(String a, String b) {
    String other = b.toLowerCase(Locale.ROOT);
    String one = a.toLowerCase(Locale.ROOT);
    return IntStream.range(0, Math.max(0, one.length() - 1))
        .filter(i -> other.contains(one.substring(i, i + 2)))
        .count();
  }
}
