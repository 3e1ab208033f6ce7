package org.trialbook.chart;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.trialbook.TrialbookException;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What charts of distributions and of time are drawn by, counted once from a table. */
final class ChartTables {

  static final String ROWS = "rows";
  static final String TO = "to";

  private static final int WANTED_BINS = 20;

  private ChartTables() {}

  /** How many values are in each step of equal width, empty steps too; named by where it begins. */
  static Table bins(Table table, String name) {
    Columns columns = new Columns(table);
    NumericColumn<?> values = columns.numeric(name);
    DoubleColumn from = DoubleColumn.create(values.name());
    DoubleColumn to = DoubleColumn.create(TO);
    IntColumn rows = IntColumn.create(ROWS);
    if (values.size() > values.countMissing()) {
      double step = step((values.max() - values.min()) / WANTED_BINS);
      long first = (long) Math.floor(values.min() / step);
      int[] counts = new int[(int) ((long) Math.floor(values.max() / step) - first) + 1];
      for (int row = 0; row < values.size(); row++) {
        if (!values.isMissing(row)) {
          counts[(int) ((long) Math.floor(values.getDouble(row) / step) - first)]++;
        }
      }
      for (int i = 0; i < counts.length; i++) {
        from.append(Math.round((first + i) * step * 1e6) / 1e6);
        to.append(Math.round((first + i + 1) * step * 1e6) / 1e6);
        rows.append(counts[i]);
      }
    }
    return Table.create(table.name(), from, to, rows);
  }

  /** The next of 1, 2, 5, 10, 20, ... */
  private static double step(double rough) {
    if (rough <= 0) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double factor : new double[] {1, 2, 5}) {
      if (power * factor >= rough) {
        return power * factor;
      }
    }
    return power * 10;
  }

  /** Smallest value, quartiles of type 7 and largest value of each category, a row for each. */
  static Table fiveNumbers(Table table, String category, String value) {
    Columns columns = new Columns(table);
    NumericColumn<?> values = columns.numeric(value);
    Map<String, DoubleColumn> groups = new LinkedHashMap<>();
    for (int row = 0; row < table.rowCount(); row++) {
      if (!values.isMissing(row)) {
        groups
            .computeIfAbsent(columns.category(category, row), DoubleColumn::create)
            .append(values.getDouble(row));
      }
    }
    StringColumn names = StringColumn.create(columns.name(category));
    StringColumn parts = StringColumn.create("part");
    DoubleColumn numbers = DoubleColumn.create(values.name());
    groups.forEach(
        (name, group) -> {
          Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
          percentile.setData(group.asDoubleArray());
          Map<String, Double> five = new LinkedHashMap<>();
          five.put("min", group.min());
          five.put("q1", percentile.evaluate(25));
          five.put("median", percentile.evaluate(50));
          five.put("q3", percentile.evaluate(75));
          five.put("max", group.max());
          five.forEach(
              (part, number) -> {
                names.append(name);
                parts.append(part);
                numbers.append(number);
              });
        });
    return Table.create(table.name(), names, parts, numbers);
  }

  /**
   * The days of a start and of an end, counted from 1970; rows without one of them are left out.
   */
  static Table days(Table table, String label, String start, String end) {
    Columns columns = new Columns(table);
    DateColumn starts = dates(table, columns.name(start));
    DateColumn ends = dates(table, columns.name(end));
    StringColumn names = StringColumn.create(columns.name(label));
    StringColumn parts = StringColumn.create("part");
    LongColumn days = LongColumn.create("day");
    for (int row = 0; row < table.rowCount(); row++) {
      LocalDate from = starts.get(row);
      LocalDate to = ends.get(row);
      if (from != null && to != null && !to.isBefore(from)) {
        String name = columns.category(label, row);
        names.append(name).append(name);
        parts.append("start").append("end");
        days.append(from.toEpochDay()).append(to.toEpochDay());
      }
    }
    return Table.create(table.name(), names, parts, days);
  }

  private static DateColumn dates(Table table, String name) {
    if (table.column(name) instanceof DateColumn dates) {
      return dates;
    }
    throw new TrialbookException(
        "The column \"%s\" holds no dates, and a timeline is drawn from day to day."
            .formatted(name));
  }
}
