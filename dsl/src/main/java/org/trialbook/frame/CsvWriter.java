package org.trialbook.frame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.BooleanCells;
import org.trialbook.flatten.CategoryCells;
import org.trialbook.flatten.Cells;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.DateCells;
import org.trialbook.flatten.IntegerCells;
import org.trialbook.flatten.NumberCells;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.TextCells;
import org.trialbook.flatten.TextListCells;

/** Writes CSV by RFC 4180: see {@link CsvFormat}. */
final class CsvWriter extends ChannelWriter {

  private final List<Column> columns;

  CsvWriter(PartialFile file, Relation relation) {
    super(file);
    this.columns = relation.columns();
  }

  @Override
  void begin(LittleEndianChannel out) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      separate(i, out);
      plain(columns.get(i).name(), out);
    }
    endLine(out);
  }

  @Override
  void write(Batch batch, LittleEndianChannel out) throws IOException {
    for (int row = 0; row < batch.rows(); row++) {
      for (int column = 0; column < batch.cells().size(); column++) {
        separate(column, out);
        cell(batch.cells().get(column), row, out);
      }
      endLine(out);
    }
  }

  @Override
  void finish(Provenance provenance, LittleEndianChannel out) {
    // A line of provenance would be taken for a row.
  }

  @Override
  void release() {
    // Nothing is held.
  }

  private static void separate(int column, LittleEndianChannel out) throws IOException {
    if (column > 0) {
      out.put((byte) ',');
    }
  }

  private static void endLine(LittleEndianChannel out) throws IOException {
    out.put((byte) '\r');
    out.put((byte) '\n');
  }

  private static void cell(Cells cells, int row, LittleEndianChannel out) throws IOException {
    if (cells.isMissing(row)) {
      return;
    }
    if (cells instanceof TextCells texts) {
      text(texts, row, out);
    } else if (cells instanceof CategoryCells categories) {
      text(categories.dictionary(), categories.codes()[row], out);
    } else if (cells instanceof TextListCells lists) {
      plain(String.join("|", lists.texts(row)), out);
    } else if (cells instanceof IntegerCells integers) {
      plain(Long.toString(integers.values()[row]), out);
    } else if (cells instanceof NumberCells numbers) {
      plain(Double.toString(numbers.values()[row]), out);
    } else if (cells instanceof BooleanCells booleans) {
      plain(Boolean.toString(booleans.isTrue(row)), out);
    } else {
      plain(((DateCells) cells).date(row).toString(), out);
    }
  }

  private static void plain(String value, LittleEndianChannel out) throws IOException {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    text(utf8, 0, utf8.length, out);
  }

  private static void text(TextCells texts, int row, LittleEndianChannel out) throws IOException {
    text(texts.data(), texts.offsets()[row], texts.offsets()[row + 1], out);
  }

  private static void text(byte[] utf8, int from, int to, LittleEndianChannel out)
      throws IOException {
    if (!needsQuotes(utf8, from, to)) {
      out.put(utf8, from, to - from);
      return;
    }
    out.put((byte) '"');
    int start = from;
    for (int at = from; at < to; at++) {
      if (utf8[at] == '"') {
        out.put(utf8, start, at + 1 - start);
        start = at;
      }
    }
    out.put(utf8, start, to - start);
    out.put((byte) '"');
  }

  private static boolean needsQuotes(byte[] utf8, int from, int to) {
    for (int at = from; at < to; at++) {
      byte b = utf8[at];
      if (b == ',' || b == '"' || b == '\n' || b == '\r') {
        return true;
      }
    }
    return from == to;
  }
}
