package org.trialbook.flatten;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV by RFC 4180, as a second opinion. */
final class Csv {

  private Csv() {}

  static List<List<String>> parse(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        line.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n' && !quoted) {
        line.add(cell.toString().replaceFirst("\r$", ""));
        lines.add(line);
        line = new ArrayList<>();
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    return lines;
  }
}
