package org.trialbook.frame;

import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table as HTML that stands alone: its own style, in light and dark, and escaped text. */
final class HtmlTable {

  private static final int LONGEST_TEXT = 80;

  private static final String STYLE =
      """
      <style>
      .trialbook-table {
        --text: var(--jp-content-font-color1, var(--vscode-editor-foreground, #1f2328));
        --quiet: var(--jp-content-font-color2, var(--vscode-descriptionForeground, #656d76));
        --line: var(--jp-border-color2, var(--vscode-editorWidget-border, #d0d7de));
        --stripe: var(--jp-rendermime-table-row-background, rgba(127, 127, 127, 0.06));
        color: var(--text);
        overflow-x: auto;
      }
      @media (prefers-color-scheme: dark) {
        .trialbook-table {
          --text: var(--jp-content-font-color1, var(--vscode-editor-foreground, #e6edf3));
          --quiet: var(--jp-content-font-color2, var(--vscode-descriptionForeground, #8d96a0));
          --line: var(--jp-border-color2, var(--vscode-editorWidget-border, #30363d));
        }
      }
      .trialbook-table table { border-collapse: collapse; font-size: 12px; margin: 0; }
      .trialbook-table.trialbook-table th, .trialbook-table.trialbook-table td {
        text-align: left; vertical-align: top; padding: 3px 10px; white-space: nowrap;
      }
      .trialbook-table thead th { border-bottom: 1px solid var(--line); font-weight: 600; }
      .trialbook-table thead small { display: block; font-weight: 400; color: var(--quiet); }
      .trialbook-table tbody tr:nth-child(even) { background: var(--stripe); }
      .trialbook-table.trialbook-table .number { text-align: right; font-variant-numeric: tabular-nums; }
      .trialbook-table .missing { color: var(--quiet); opacity: 0.7; }
      .trialbook-table p { color: var(--quiet); font-size: 12px; margin: 6px 0 0; }
      </style>
      """;

  private final Table table;
  private final int shown;
  private final StringBuilder html = new StringBuilder(STYLE.length() + 4096);

  HtmlTable(Table table, int shown) {
    this.table = table;
    this.shown = shown;
    html.append("<div class=\"trialbook-table\">\n").append(STYLE).append("<table>\n");
    head();
    body();
    html.append("</table>\n");
    paragraph(TableDisplay.extent(table, shown));
    if (table instanceof Frame frame) {
      paragraph(frame.provenance().line());
    }
    html.append("</div>");
  }

  private void head() {
    html.append("<thead><tr>");
    for (Column<?> column : table.columns()) {
      html.append(TableDisplay.isNumeric(column) ? "<th class=\"number\">" : "<th>");
      escape(column.name());
      html.append("<small>");
      escape(TableDisplay.type(column));
      html.append("</small></th>");
    }
    html.append("</tr></thead>\n");
  }

  private void body() {
    html.append("<tbody>\n");
    for (int row = 0; row < shown; row++) {
      html.append("<tr>");
      for (Column<?> column : table.columns()) {
        cell(column, row);
      }
      html.append("</tr>\n");
    }
    html.append("</tbody>\n");
  }

  private void cell(Column<?> column, int row) {
    if (column.isMissing(row)) {
      html.append("<td class=\"missing\" title=\"missing\">–</td>");
      return;
    }
    String text = column.getString(row);
    html.append(TableDisplay.isNumeric(column) ? "<td class=\"number\"" : "<td");
    String cut = TextTable.cut(text, LONGEST_TEXT);
    if (!cut.equals(text)) {
      html.append(" title=\"");
      escape(text);
      html.append('"');
    }
    html.append('>');
    escape(cut);
    html.append("</td>");
  }

  private void paragraph(String text) {
    html.append("<p>");
    escape(text);
    html.append("</p>\n");
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
