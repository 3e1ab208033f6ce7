package org.trialbook.frame;

import java.util.ArrayList;
import java.util.List;
import org.trialbook.display.Grid;
import org.trialbook.text.Text;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table as aligned lines of text. */
final class TextTable {

  private static final int LONGEST_TEXT = 40;
  private static final String MISSING = "–";

  private final Table table;
  private final int shown;

  TextTable(Table table, int shown) {
    this.table = table;
    this.shown = shown;
  }

  @Override
  public String toString() {
    List<List<String>> columns = new ArrayList<>();
    for (Column<?> column : table.columns().stream().limit(Grid.MOST_COLUMNS).toList()) {
      columns.add(column(column));
    }
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < shown + 2; line++) {
      StringBuilder cells = new StringBuilder();
      for (List<String> column : columns) {
        cells.append(cells.length() == 0 ? "" : "  ").append(column.get(line));
      }
      text.append(cells.toString().stripTrailing()).append('\n');
    }
    text.append(HtmlTable.grid(table, shown).extent(shown));
    if (table instanceof Sourced sourced) {
      text.append('\n').append(sourced.provenance().line());
    }
    return text.toString();
  }

  /** The name, a rule, and the cells of a column, all of one width. */
  private List<String> column(Column<?> column) {
    ColumnDisplay display = ColumnDisplay.of(column);
    List<String> cells = new ArrayList<>();
    cells.add(display.name());
    for (int row = 0; row < shown; row++) {
      String text = display.text(row);
      cells.add(text == null ? MISSING : Text.line(text, LONGEST_TEXT));
    }
    int width = cells.stream().mapToInt(TextTable::width).max().orElse(0);
    boolean right = display.isNumeric();
    List<String> aligned = new ArrayList<>();
    for (String cell : cells) {
      String space = " ".repeat(width - width(cell));
      aligned.add(right ? space + cell : cell + space);
    }
    aligned.add(1, "-".repeat(width));
    return aligned;
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
