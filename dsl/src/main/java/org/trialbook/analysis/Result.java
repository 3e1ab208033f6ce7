package org.trialbook.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table in the making, row by row, with the studies that each row counts. */
final class Result {

  private final String name;
  private final List<Column<?>> columns = new ArrayList<>();
  private final List<Set<String>> studies = new ArrayList<>();

  Result(String name) {
    this.name = name;
  }

  Result text(String... names) {
    for (String column : names) {
      columns.add(StringColumn.create(column));
    }
    return this;
  }

  Result count(String... names) {
    for (String column : names) {
      columns.add(LongColumn.create(column));
    }
    return this;
  }

  Result number(String... names) {
    for (String column : names) {
      columns.add(DoubleColumn.create(column));
    }
    return this;
  }

  Result day(String... names) {
    for (String column : names) {
      columns.add(DateColumn.create(column));
    }
    return this;
  }

  /** One more row, which counts these studies. */
  Result counted(Collection<String> nctIds, Object... values) {
    studies.add(Set.copyOf(nctIds));
    return row(values);
  }

  /** One more row, its values in the order of the columns; null is missing. */
  Result row(Object... values) {
    for (int i = 0; i < values.length; i++) {
      Column<?> column = columns.get(i);
      if (values[i] == null) {
        column.appendMissing();
      } else if (column instanceof LongColumn counts) {
        counts.append(((Number) values[i]).longValue());
      } else if (column instanceof DoubleColumn numbers) {
        numbers.append(((Number) values[i]).doubleValue());
      } else if (column instanceof DateColumn days) {
        days.append((LocalDate) values[i]);
      } else {
        ((StringColumn) column).append((String) values[i]);
      }
    }
    return this;
  }

  Table table() {
    return Table.create(name, columns);
  }

  /** The studies that each row counts, in the order of the rows. */
  List<Set<String>> studies() {
    return List.copyOf(studies);
  }
}
