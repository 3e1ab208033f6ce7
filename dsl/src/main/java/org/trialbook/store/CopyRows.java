package org.trialbook.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.CellVisitor;
import org.trialbook.flatten.Cells;

/** Rows as PostgreSQL's COPY takes them: text format, tabs between cells, {@code \\N} for NULL. */
final class CopyRows {

  /** PostgreSQL's text has no character 0; this one says that something stood there. */
  private static final char IN_PLACE_OF_ZERO = '\ufffd';

  /** The letters of an escape with four digits. */
  private static final int UNICODE_ESCAPE = 6;

  private CopyRows() {}

  static void write(Batch batch, OutputStream out) throws IOException {
    Cells[] cells = batch.cells().toArray(Cells[]::new);
    StringBuilder lines = new StringBuilder();
    CellVisitor cell = new Cell(lines);
    for (int row = 0; row < batch.rows(); row++) {
      for (int column = 0; column < cells.length; column++) {
        if (column > 0) {
          lines.append('\t');
        }
        cells[column].visit(row, cell);
      }
      lines.append('\n');
    }
    out.write(lines.toString().getBytes(UTF_8));
  }

  /** An array literal, every element in quotes. */
  private static String array(List<String> texts) {
    StringBuilder array = new StringBuilder("{");
    for (String text : texts) {
      array.append(array.length() > 1 ? ",\"" : "\"");
      array.append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
    return array.append('}').toString();
  }

  /** What would end a cell or a line, or begin an escape, is escaped. */
  static void text(String text, StringBuilder line) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> line.append("\\\\");
        case '\t' -> line.append("\\t");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\0' -> line.append(IN_PLACE_OF_ZERO);
        default -> line.append(c);
      }
    }
  }

  /**
   * A study's JSON as JSONB takes it: an escape of character 0 or of half a surrogate pair, neither
   * of which its text can hold, is one of U+FFFD.
   */
  static String json(byte[] study) {
    String json = new String(study, UTF_8);
    if (!json.contains("\\u")) {
      return json;
    }
    StringBuilder plain = new StringBuilder(json.length());
    int copied = 0;
    // No escape begins before the first backslash; from there on they are read one by one.
    for (int at = json.indexOf('\\');
        at >= 0 && at + 1 < json.length();
        at = json.indexOf('\\', at)) {
      int length = json.charAt(at + 1) == 'u' ? UNICODE_ESCAPE : 2;
      char character = length == 2 ? 'x' : unit(json, at);
      if (Character.isHighSurrogate(character)
          && Character.isLowSurrogate(unit(json, at + UNICODE_ESCAPE))) {
        length = 2 * UNICODE_ESCAPE;
      } else if (character == 0 || Character.isSurrogate(character)) {
        plain.append(json, copied, at).append("\\ufffd");
        copied = at + length;
      }
      at += length;
    }
    return plain.append(json, copied, json.length()).toString();
  }

  /** The UTF-16 unit of an escape, or a letter where none stands there. */
  private static char unit(String json, int at) {
    if (!json.startsWith("\\u", at) || at + UNICODE_ESCAPE > json.length()) {
      return 'x';
    }
    try {
      return (char) Integer.parseInt(json, at + 2, at + UNICODE_ESCAPE, 16);
    } catch (NumberFormatException e) {
      return 'x'; // the server will say that this is no JSON
    }
  }

  /** PostgreSQL counts no year 0: it is the first before Christ. */
  private static String day(LocalDate day) {
    return day.getYear() > 0
        ? day.toString()
        : String.format(
            Locale.ROOT,
            "%04d-%02d-%02d BC",
            1 - day.getYear(),
            day.getMonthValue(),
            day.getDayOfMonth());
  }

  /** Puts one cell into its line. */
  private record Cell(StringBuilder line) implements CellVisitor {

    @Override
    public void missing() {
      line.append("\\N");
    }

    @Override
    public void text(byte[] utf8, int from, int to) {
      CopyRows.text(new String(utf8, from, to - from, UTF_8), line);
    }

    @Override
    public void texts(List<String> texts) {
      CopyRows.text(array(texts), line);
    }

    @Override
    public void integer(long value) {
      line.append(value);
    }

    @Override
    public void number(double value) {
      line.append(value);
    }

    @Override
    public void truth(boolean value) {
      line.append(value ? 't' : 'f');
    }

    @Override
    public void date(LocalDate value) {
      line.append(day(value));
    }
  }
}
