package org.trialbook.frame;

import java.util.Map;
import org.trialbook.Internal;
import org.trialbook.display.Renderer;
import org.trialbook.display.Renderers;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Shows a column as a table of its own. */
@SuppressWarnings("rawtypes") // a class object knows no type parameters
@Internal
public final class ColumnRenderer implements Renderer<Column> {

  @Override
  public Class<Column> type() {
    return Column.class;
  }

  @Override
  public Map<String, Object> bundle(Column column, Renderers renderers) {
    return TableDisplay.bundle(Table.create(column.name(), column));
  }
}
