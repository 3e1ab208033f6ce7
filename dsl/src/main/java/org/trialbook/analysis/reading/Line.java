package org.trialbook.analysis.reading;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** One row of a table of a relation; what is missing is null. */
public record Line(Table table, int row) {

  public static Stream<Line> of(Table table) {
    return IntStream.range(0, table.rowCount()).mapToObj(row -> new Line(table, row));
  }

  /** The studies of these lines, each once. */
  public static Set<String> nctIds(Collection<Line> lines) {
    return lines.stream().map(Line::nctId).collect(Collectors.toSet());
  }

  public String nctId() {
    return text(NCT_ID);
  }

  public String text(String name) {
    Column<?> column = table.column(name);
    return column.isMissing(row) ? null : column.getString(row);
  }

  /** The values of a list, which tables join by a bar; empty where there is none. */
  public List<String> list(String name) {
    String joined = text(name);
    return joined == null ? List.of() : List.of(joined.split("\\|", -1));
  }

  public Long count(String name) {
    NumericColumn<?> column = (NumericColumn<?>) table.column(name);
    return column.isMissing(row) ? null : (long) column.getDouble(row);
  }

  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(((BooleanColumn) table.column(name)).get(row));
  }

  public boolean isMissing(String name) {
    return table.column(name).isMissing(row);
  }

  public LocalDate day(String name) {
    return ((DateColumn) table.column(name)).get(row);
  }

  /** The last day that a date may mean: of its month or year where it says no more. */
  public LocalDate lastDay(String name) {
    LocalDate day = day(name);
    if (day == null) {
      return null;
    }
    return switch (text(name + "Precision")) {
      case "MONTH" -> day.withDayOfMonth(day.lengthOfMonth());
      case "YEAR" -> day.withDayOfYear(day.lengthOfYear());
      default -> day;
    };
  }
}
