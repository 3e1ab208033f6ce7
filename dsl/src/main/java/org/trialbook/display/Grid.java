package org.trialbook.display;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.trialbook.text.Text;

/**
 * Rows and columns as HTML: the first rows for everyone, and more of them as data for a script that
 * sorts them and turns pages, where scripts run. A notebook that nobody trusts loses the script,
 * the data and the style, and keeps the first rows in their alignment.
 *
 * @param columns the first of them are shown if there are very many
 * @param rows how many there are in all
 * @param page how many are shown at a time; no more than these where no script runs
 */
public record Grid(List<Column> columns, int rows, int page) {

  /**
   * One column.
   *
   * @param type below the name, in a word; may be empty
   * @param isNumeric whether it is aligned to the right and sorted by value
   * @param cell the text in a row counted from 0; null where it is missing
   * @param original what stands there where the text says it in other words or digits, as a
   *     tooltip; null where it does not
   */
  public record Column(
      String name,
      String type,
      boolean isNumeric,
      IntFunction<String> cell,
      IntFunction<String> original) {

    /** A column whose cells are shown as they are. */
    public Column(String name, String type, boolean isNumeric, IntFunction<String> cell) {
      this(name, type, isNumeric, cell, row -> null);
    }
  }

  /** How many columns are shown at most. */
  public static final int MOST_COLUMNS = 100;

  /** How many rows can be leafed through at most. */
  public static final int MOST_ROWS = 1_000;

  private static final int MOST_CHARACTERS = 120_000;
  private static final int LONGEST_CELL = 80;

  /** Longer texts may stand in several lines, so that a table of a few columns fits its page. */
  private static final int LONGEST_LINE = 30;

  private static final int LONGEST_TITLE = 300;

  /** Copies the columns. */
  public Grid {
    columns = List.copyOf(columns);
  }

  /** The table, without the fragment around it. */
  public String html() {
    return html(true);
  }

  /** The first rows of it alone, which no script turns. */
  public String first() {
    return html(false);
  }

  private String html(boolean turns) {
    int shown = Math.min(page, rows);
    StringBuilder html = new StringBuilder(4_096);
    html.append("<div class=\"grid\" data-page=\"").append(page).append("\" data-rows=\"");
    html.append(rows).append("\">\n<div class=\"scroll\"><table>\n");
    head(html);
    html.append("<tbody>\n");
    for (int row = 0; row < shown; row++) {
      row(row, html);
    }
    html.append("</tbody>\n</table></div>\n<p>").append(Html.escape(extent(shown)));
    html.append("</p>\n");
    if (turns && shown > 1) {
      html.append("<script type=\"application/json\">").append(more(shown)).append("</script>\n");
      html.append("<script>\n").append(Script.TEXT).append("</script>\n");
    }
    return html.append("</div>\n").toString();
  }

  /** "20 of 3,876 rows × 65 columns", or without the first part if all rows are shown. */
  public String extent(int shown) {
    String part = shown < rows ? String.format(Locale.ROOT, "%,d of ", shown) : "";
    String cut = columns.size() > MOST_COLUMNS ? ", the first " + MOST_COLUMNS + " here" : "";
    return part + Text.count(rows, "row") + " × " + Text.count(columns.size(), "column") + cut;
  }

  /** The cells of the next rows, as many as a notebook may carry. */
  private String more(int first) {
    StringBuilder json = new StringBuilder("[");
    for (int row = first; row < rows && row < MOST_ROWS && json.length() < MOST_CHARACTERS; row++) {
      json.append(row == first ? "[" : ",\n[");
      for (Column column : shownColumns()) {
        json.append(json.charAt(json.length() - 1) == '[' ? "" : ",");
        json.append(value(column, row));
      }
      json.append(']');
    }
    return json.append(']').toString();
  }

  /** A text, null, or a pair of a text and its original. */
  private static String value(Column column, int row) {
    String text = column.cell().apply(row);
    if (text == null) {
      return "null";
    }
    String shown = quoted(Text.cut(text, LONGEST_TITLE));
    String original = column.original().apply(row);
    return original == null
        ? shown
        : "[" + shown + "," + quoted(Text.cut(original, LONGEST_TITLE)) + "]";
  }

  /** A JSON string in which nothing can end the script around it. */
  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' '
          || c == '"'
          || c == '\\'
          || c == '<'
          || c == '>'
          || c == '&'
          || Character.isSurrogate(c)) {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private List<Column> shownColumns() {
    return columns.subList(0, Math.min(columns.size(), MOST_COLUMNS));
  }

  private void head(StringBuilder html) {
    html.append("<thead><tr>");
    for (Column column : shownColumns()) {
      html.append("<th").append(alignment(column)).append('>');
      Html.escape(column.name(), html);
      if (!column.type().isEmpty()) {
        html.append("<br><small>").append(Html.escape(column.type())).append("</small>");
      }
      html.append("</th>");
    }
    html.append("</tr></thead>\n");
  }

  private void row(int row, StringBuilder html) {
    html.append("<tr>");
    for (Column column : shownColumns()) {
      cell(column, column.cell().apply(row), column.original().apply(row), html);
    }
    html.append("</tr>\n");
  }

  /** In the tag itself too, for pages that take styles away. */
  private static String alignment(Column column) {
    return column.isNumeric()
        ? " class=\"number\" style=\"text-align:right\""
        : " style=\"text-align:left\"";
  }

  private static void cell(Column column, String text, String original, StringBuilder html) {
    if (text == null) {
      html.append("<td class=\"missing\" title=\"missing\">–</td>");
      return;
    }
    String cut = Text.line(text, LONGEST_CELL);
    boolean isLong = !column.isNumeric() && cut.length() > LONGEST_LINE;
    html.append(isLong ? "<td class=\"long\"" : "<td").append(alignment(column));
    String whole = original == null && cut.length() < text.length() ? text : original;
    if (whole != null) {
      html.append(" title=\"");
      Html.escape(Text.cut(whole, LONGEST_TITLE), html);
      html.append('"');
    }
    html.append('>').append(cut.equals(text) ? Html.linked(cut) : Html.escape(cut)).append("</td>");
  }

  /** Read when rows are shown for the first time. */
  private static final class Script {
    static final String TEXT = Html.resource("grid.js");
  }
}
