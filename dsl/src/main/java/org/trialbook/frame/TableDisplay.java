package org.trialbook.frame;

import java.util.LinkedHashMap;
import java.util.Map;
import org.trialbook.Internal;
import org.trialbook.display.Grid;
import tech.tablesaw.api.Table;

/**
 * Shows any Tablesaw table, the frames of Trialbook and what was made of them.
 *
 * <p>The first rows with the true count; where scripts run, more rows can be leafed through and
 * sorted. Text of the registry is escaped.
 */
@Internal
public final class TableDisplay {

  /** How many rows are shown at a time. */
  public static final int ROWS = 20;

  private static final int FEW = 5;

  private TableDisplay() {}

  /** The table as {@code text/html} and {@code text/plain}. */
  public static Map<String, Object> bundle(Table table) {
    return bundle(table, ROWS);
  }

  /** The same with another number of rows. */
  public static Map<String, Object> bundle(Table table, int rows) {
    int shown = Math.min(Math.max(rows, 0), table.rowCount());
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("text/html", HtmlTable.of(table, shown));
    bundle.put("text/plain", new TextTable(table, shown).toString());
    return bundle;
  }

  /** How large the table is, and its first rows, for where it is one of many. */
  static Map<String, Object> brief(Table table) {
    Grid grid = HtmlTable.grid(table, Math.min(FEW, table.rowCount()));
    return Map.of("text/html", grid.first(), "text/plain", grid.extent(table.rowCount()));
  }
}
