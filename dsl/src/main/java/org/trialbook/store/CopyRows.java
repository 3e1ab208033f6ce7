package org.trialbook.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.BooleanCells;
import org.trialbook.flatten.CategoryCells;
import org.trialbook.flatten.Cells;
import org.trialbook.flatten.DateCells;
import org.trialbook.flatten.IntegerCells;
import org.trialbook.flatten.NumberCells;
import org.trialbook.flatten.TextCells;
import org.trialbook.flatten.TextListCells;

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
    for (int row = 0; row < batch.rows(); row++) {
      for (int column = 0; column < cells.length; column++) {
        if (column > 0) {
          lines.append('\t');
        }
        cell(cells[column], row, lines);
      }
      lines.append('\n');
    }
    out.write(lines.toString().getBytes(UTF_8));
  }

  private static void cell(Cells cells, int row, StringBuilder line) {
    if (cells.isMissing(row)) {
      line.append("\\N");
    } else if (cells instanceof TextCells texts) {
      int from = texts.offsets()[row];
      text(new String(texts.data(), from, texts.offsets()[row + 1] - from, UTF_8), line);
    } else if (cells instanceof CategoryCells categories) {
      text(categories.dictionary().text(categories.codes()[row]), line);
    } else if (cells instanceof TextListCells lists) {
      text(array(lists.texts(row)), line);
    } else if (cells instanceof IntegerCells integers) {
      line.append(integers.values()[row]);
    } else if (cells instanceof NumberCells numbers) {
      line.append(numbers.values()[row]);
    } else if (cells instanceof BooleanCells booleans) {
      line.append(booleans.isTrue(row) ? 't' : 'f');
    } else {
      line.append(day(((DateCells) cells).date(row)));
    }
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
}
