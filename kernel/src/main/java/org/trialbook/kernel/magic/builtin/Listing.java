package org.trialbook.kernel.magic.builtin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.display.Displayable;

/**
 * Some rows of text under their heads.
 *
 * @param heads what stands above each column
 * @param rows as many cells each as there are heads
 */
record Listing(List<String> heads, List<List<String>> rows) implements Displayable {

  @Override
  public Map<String, Object> mimeBundle() {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("text/html", html());
    bundle.put("text/plain", toString());
    return bundle;
  }

  private String html() {
    StringBuilder html = new StringBuilder("<table><thead>").append(row("th", heads));
    html.append("</thead><tbody>");
    rows.forEach(row -> html.append(row("td", row)));
    return html.append("</tbody></table>").toString();
  }

  private static String row(String tag, List<String> cells) {
    StringBuilder html = new StringBuilder("<tr>");
    for (String cell : cells) {
      html.append('<').append(tag).append(" style=\"text-align:left;white-space:pre-line\">");
      html.append(escaped(cell)).append("</").append(tag).append('>');
    }
    return html.append("</tr>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The columns aligned; only the first line of each cell. */
  @Override
  public String toString() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(heads);
    lines.addAll(rows);
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        row.append(firstLine(line.get(i)));
        if (i < line.size() - 1) {
          row.append(" ".repeat(width(i) - firstLine(line.get(i)).length() + 2));
        }
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    int width = firstLine(heads.get(column)).length();
    for (List<String> row : rows) {
      width = Math.max(width, firstLine(row.get(column)).length());
    }
    return width;
  }

  private static String firstLine(String cell) {
    return cell.lines().findFirst().orElse("");
  }
}
