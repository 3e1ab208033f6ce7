package org.trialbook.frame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.trialbook.file.PartialFile;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.CellVisitor;
import org.trialbook.flatten.Cells;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.Relation;

/** Writes CSV by RFC 4180. */
final class CsvWriter extends ChannelWriter {

  /** What a cell begins with that a spreadsheet computes. */
  static final String FORMULA = "=+-@\t\r\n";

  private static final int PART = 64 << 10;

  private static final boolean[] NEEDS_QUOTES = new boolean[256];

  static {
    for (char c : ",\"\r\n".toCharArray()) {
      NEEDS_QUOTES[c] = true;
    }
  }

  private final List<Column> columns;
  private final boolean spreadsheets;
  private final CellVisitor cell = new Cell();

  /** Lines that are not yet written: cells are small, and each is put with a few instructions. */
  private byte[] lines = new byte[2 * PART];

  private int length;

  CsvWriter(PartialFile file, Relation relation, boolean spreadsheets) {
    super(file);
    this.spreadsheets = spreadsheets;
    this.columns = relation.columns();
  }

  @Override
  void begin(LittleEndianChannel out) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      separate(i);
      plain(columns.get(i).name());
    }
    endLine(out);
  }

  @Override
  void write(Batch batch, LittleEndianChannel out) throws IOException {
    Cells[] cells = batch.cells().toArray(Cells[]::new);
    for (int row = 0; row < batch.rows(); row++) {
      for (int column = 0; column < cells.length; column++) {
        separate(column);
        cells[column].visit(row, cell);
      }
      endLine(out);
    }
  }

  @Override
  void finish(Provenance provenance, LittleEndianChannel out) throws IOException {
    // A line of provenance would be taken for a row.
    pass(out);
  }

  @Override
  void release() {
    // Nothing is held.
  }

  private void separate(int column) {
    if (column > 0) {
      reserve(1);
      lines[length++] = ',';
    }
  }

  private void endLine(LittleEndianChannel out) throws IOException {
    reserve(2);
    lines[length++] = '\r';
    lines[length++] = '\n';
    if (length >= PART) {
      pass(out);
    }
  }

  private void pass(LittleEndianChannel out) throws IOException {
    out.put(lines, 0, length);
    length = 0;
  }

  private void reserve(int bytes) {
    if (lines.length - length < bytes) {
      lines = Arrays.copyOf(lines, Math.max(Math.addExact(length, bytes), lines.length << 1));
    }
  }

  private void plain(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    text(utf8, 0, utf8.length);
  }

  /** What somebody wrote into a record; numbers and dates are ours. */
  private void words(byte[] utf8, int from, int to) {
    if (spreadsheets && from < to && FORMULA.indexOf(utf8[from]) >= 0) {
      byte[] guarded = new byte[to - from + 1];
      guarded[0] = '\'';
      System.arraycopy(utf8, from, guarded, 1, to - from);
      text(guarded, 0, guarded.length);
    } else {
      text(utf8, from, to);
    }
  }

  private void text(byte[] utf8, int from, int to) {
    reserve(to - from);
    int end = length;
    for (int at = from; at < to; at++) {
      byte b = utf8[at];
      if (NEEDS_QUOTES[b & 0xFF]) {
        quoted(utf8, from, to);
        return;
      }
      lines[end++] = b;
    }
    length = end;
    if (from == to) {
      quoted(utf8, from, to);
    }
  }

  private void quoted(byte[] utf8, int from, int to) {
    reserve(Math.addExact(Math.multiplyExact(2, to - from), 2));
    lines[length++] = '"';
    for (int at = from; at < to; at++) {
      if (utf8[at] == '"') {
        lines[length++] = '"';
      }
      lines[length++] = utf8[at];
    }
    lines[length++] = '"';
  }

  /** Puts one cell into its line. */
  private final class Cell implements CellVisitor {

    @Override
    public void missing() {
      // Nothing stands for it.
    }

    @Override
    public void text(byte[] utf8, int from, int to) {
      words(utf8, from, to);
    }

    @Override
    public void texts(List<String> texts) {
      byte[] utf8 = String.join("|", texts).getBytes(StandardCharsets.UTF_8);
      words(utf8, 0, utf8.length);
    }

    @Override
    public void integer(long value) {
      plain(Long.toString(value));
    }

    @Override
    public void number(double value) {
      plain(Double.toString(value));
    }

    @Override
    public void truth(boolean value) {
      plain(Boolean.toString(value));
    }

    @Override
    public void date(LocalDate value) {
      plain(value.toString());
    }
  }
}
