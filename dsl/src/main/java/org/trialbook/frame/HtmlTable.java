package org.trialbook.frame;

import java.util.List;
import org.trialbook.display.Grid;
import org.trialbook.display.Html;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table as HTML: its rows, and folded away below them where they come from. */
final class HtmlTable {

  private HtmlTable() {}

  static String of(Table table, int page) {
    StringBuilder html = new StringBuilder(grid(table, page).html());
    if (table instanceof Sourced sourced) {
      html.append("<details><summary class=\"quiet\">");
      Html.escape(sourced.provenance().line(), html);
      html.append("</summary>").append(sourced.provenance().card().html()).append("</details>\n");
    }
    return Html.fragment(html.toString());
  }

  static Grid grid(Table table, int page) {
    List<Grid.Column> columns = table.columns().stream().map(HtmlTable::column).toList();
    return new Grid(columns, table.rowCount(), page);
  }

  private static Grid.Column column(Column<?> column) {
    ColumnDisplay display = ColumnDisplay.of(column);
    return new Grid.Column(
        display.name(), display.type(), display.isNumeric(), display::text, display::original);
  }
}
