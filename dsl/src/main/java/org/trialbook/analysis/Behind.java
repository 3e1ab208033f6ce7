package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Relations;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/**
 * The studies behind the rows of a finding's table.
 *
 * @param table the finding's own
 * @param counted the numbers of the studies that each row counts
 * @param material has their columns
 */
record Behind(Table table, List<Set<String>> counted, Material material) {

  private static final int EXAMPLES = 5;

  Table row(int row) {
    if (row < 0 || row >= counted.size()) {
      throw new TrialbookException(
          String.format(
              Locale.ROOT,
              "There is no row %d: the table has %,d, counted from 0.",
              row,
              counted.size()));
    }
    return studies(counted.get(row), new TreeSet<>(Set.of(row)));
  }

  /** Of the rows whose columns of text begin with these values. */
  Table rows(List<String> values) {
    List<Column<?>> keys = keys();
    if (values.size() > keys.size()) {
      throw new TrialbookException(
          "A row is named by these values at most here: %s."
              .formatted(keys.stream().map(Column::name).toList()));
    }
    Set<String> nctIds = new HashSet<>();
    Set<Integer> found = new TreeSet<>();
    for (int row = 0; row < counted.size(); row++) {
      if (key(keys, row).subList(0, values.size()).equals(values)) {
        nctIds.addAll(counted.get(row));
        found.add(row);
      }
    }
    if (found.isEmpty()) {
      throw new TrialbookException(
          "No row of %s is of %s.\nThere are, for example: %s."
              .formatted(
                  table.name(),
                  values,
                  IntStream.range(0, Math.min(EXAMPLES, counted.size()))
                      .mapToObj(row -> key(keys, row).subList(0, values.size()))
                      .distinct()
                      .toList()));
    }
    return studies(nctIds, found);
  }

  private List<Column<?>> keys() {
    return table.columns().stream()
        .<Column<?>>map(column -> column)
        .filter(column -> column.type() == ColumnType.STRING)
        .toList();
  }

  private static List<String> key(List<Column<?>> keys, int row) {
    return keys.stream().map(column -> column.getString(row)).toList();
  }

  private Table studies(Set<String> nctIds, Set<Integer> rows) {
    Table all = material.table(Relations.STUDIES);
    Map<String, Integer> places = new LinkedHashMap<>();
    for (int row = 0; row < all.rowCount(); row++) {
      String nctId = all.getString(row, NCT_ID);
      if (nctIds.contains(nctId)) {
        places.putIfAbsent(nctId, row);
      }
    }
    Table studies =
        all.where(Selection.with(places.values().stream().mapToInt(Integer::intValue).toArray()));
    Table chosen = Table.create("studies");
    for (String column : material.read()) {
      chosen.addColumns(studies.column(column).copy());
    }
    for (Column<?> key : keys()) {
      if (!chosen.containsColumn(key.name())) {
        chosen.addColumns(values(key, rows, chosen.stringColumn(NCT_ID)));
      }
    }
    return chosen;
  }

  /** What each study's rows are of, joined by a bar as lists are. */
  private StringColumn values(Column<?> key, Set<Integer> rows, StringColumn nctIds) {
    StringColumn values = StringColumn.create(key.name());
    for (String nctId : nctIds) {
      Set<String> its = new TreeSet<>();
      for (int row : rows) {
        if (counted.get(row).contains(nctId) && !key.isMissing(row)) {
          its.add(key.getString(row));
        }
      }
      values.append(String.join("|", its));
    }
    return values;
  }
}
