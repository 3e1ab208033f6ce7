package org.trialbook.frame.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.CategoricalColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.BitmapBackedSelection;
import tech.tablesaw.selection.Selection;
import tech.tablesaw.table.TableSlice;
import tech.tablesaw.table.TableSliceGroup;

/**
 * The rows of a table by the values of some columns, in the order in which they come first; what is
 * missing is a value like any other. Tablesaw's own groups fail where truth is missing.
 */
final class RowGroups extends TableSliceGroup {

  RowGroups(Table table, CategoricalColumn<?>... columns) {
    super(table, Stream.of(columns).map(Column::name).toArray(String[]::new));
    Map<List<Optional<Object>>, Selection> groups = new LinkedHashMap<>();
    Map<List<Optional<Object>>, String> names = new LinkedHashMap<>();
    for (int row = 0; row < table.rowCount(); row++) {
      List<Optional<Object>> key = new ArrayList<>();
      List<String> name = new ArrayList<>();
      for (CategoricalColumn<?> column : columns) {
        boolean missing = column.isMissing(row);
        key.add(missing ? Optional.empty() : Optional.of(column.get(row)));
        name.add(missing ? "" : column.getUnformattedString(row));
      }
      groups.computeIfAbsent(key, each -> new BitmapBackedSelection()).add(row);
      names.putIfAbsent(key, String.join(SPLIT_STRING, name));
    }
    groups.forEach(
        (key, rows) -> {
          TableSlice slice = new TableSlice(table, rows);
          slice.setName(names.get(key));
          addSlice(slice);
        });
  }

  static boolean areNeededFor(CategoricalColumn<?>... columns) {
    return Stream.of(columns)
        .anyMatch(column -> column instanceof BooleanColumn && column.countMissing() > 0);
  }
}
