package org.trialbook.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
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
      line.append(((DateCells) cells).date(row));
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

  /** A study's JSON, in which character 0 can stand as an escape. */
  static String json(byte[] study) {
    String json = new String(study, UTF_8);
    int at = json.indexOf("\\u0000");
    if (at < 0) {
      return json;
    }
    StringBuilder plain = new StringBuilder(json);
    while (at >= 0) {
      int backslashes = 0;
      while (at - 1 - backslashes >= 0 && plain.charAt(at - 1 - backslashes) == '\\') {
        backslashes++;
      }
      if (backslashes % 2 == 0) {
        plain.replace(at, at + 6, "\\ufffd");
      }
      at = plain.indexOf("\\u0000", at + 6);
    }
    return plain.toString();
  }
}
