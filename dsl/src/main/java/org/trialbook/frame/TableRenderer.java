package org.trialbook.frame;

import java.util.Map;
import org.trialbook.Internal;
import org.trialbook.display.Renderer;
import org.trialbook.display.Renderers;
import tech.tablesaw.api.Table;

/** Shows Tablesaw's tables, of which frames are made and what is made of frames. */
@Internal
public final class TableRenderer implements Renderer<Table> {

  @Override
  public Class<Table> type() {
    return Table.class;
  }

  @Override
  public Map<String, Object> bundle(Table table, Renderers renderers) {
    return TableDisplay.bundle(table);
  }

  @Override
  public Map<String, Object> brief(Table table) {
    return TableDisplay.brief(table);
  }
}
