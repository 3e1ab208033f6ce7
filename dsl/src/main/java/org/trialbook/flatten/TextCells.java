package org.trialbook.flatten;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.trialbook.Internal;
import org.trialbook.json.Bytes;
import org.trialbook.json.MalformedStudy;
import org.trialbook.json.Utf8;

/** Text: all values one after the other in UTF-8, and where each begins and ends. */
@Internal
public final class TextCells extends Cells {

  /** No column of a batch grows beyond this, so that 32-bit offsets always reach. */
  static final int MAX_BYTES = 1 << 30;

  private static final int FIRST_BYTES = 1024;

  private byte[] data;
  private int[] offsets;

  TextCells() {
    this(FIRST_ROWS, FIRST_BYTES);
  }

  private TextCells(int rows, int bytes) {
    super(rows);
    data = new byte[bytes];
    offsets = new int[rows + 1];
  }

  @Override
  TextCells emptyLike() {
    int bytes = offsets[size()];
    return new TextCells(likeRows(), Math.min(MAX_BYTES, bytes + (bytes >> 3) + FIRST_BYTES));
  }

  /** All values in UTF-8; the value of a row lies between two offsets. */
  public byte[] data() {
    return data;
  }

  /** The value of row {@code i} begins at offset {@code i} and ends at offset {@code i + 1}. */
  public int[] offsets() {
    return offsets;
  }

  /** The value of a row; empty if it is missing. */
  public String text(int row) {
    int from = offsets[row];
    return new String(data, from, offsets[row + 1] - from, StandardCharsets.UTF_8);
  }

  @Override
  Object presentValue(int row) {
    return text(row);
  }

  @Override
  void visitPresent(int row, CellVisitor visitor) {
    visitor.text(data, offsets[row], offsets[row + 1]);
  }

  @Override
  public void visitBuffers(BufferVisitor visitor) {
    visitor.texts(data, offsets);
  }

  /**
   * Appends one value several times, straight from the record.
   *
   * @param escaped whether JSON escapes are to be decoded
   */
  void append(byte[] bytes, int from, int to, boolean escaped, int times) {
    int at = offsets[size()];
    ensureBytes(at, to - from, times);
    int end;
    if (escaped) {
      end = Utf8.unescape(bytes, from, to, data, at);
    } else {
      end = at + to - from;
      Bytes.copy(bytes, from, data, at, to - from);
    }
    int length = end - at;
    int first = appendPresent(times);
    offsets[first + 1] = end;
    for (int row = first + 1; row < first + times; row++) {
      Bytes.copy(data, at, data, end, length);
      end += length;
      offsets[row + 1] = end;
    }
  }

  private void ensureBytes(int at, int length, int times) {
    long needed = at + (long) length * times;
    if (needed > MAX_BYTES) {
      throw new MalformedStudy(
          MalformedStudy.WHOLE, "its rows repeat more text than one batch can hold");
    }
    if (needed > data.length) {
      data = Arrays.copyOf(data, (int) Math.min(MAX_BYTES, Math.max(needed, 2L * data.length)));
    }
  }

  @Override
  void reserve(int rows) {
    offsets = Arrays.copyOf(offsets, rows + 1);
  }

  @Override
  void blank(int from, int to) {
    for (int row = from; row < to; row++) {
      offsets[row + 1] = offsets[row];
    }
  }

  @Override
  void truncateValues(int rows) {
    // The offset of the next row is all that is remembered of the bytes.
  }

  @Override
  long bytes() {
    return offsets[size()] + 4L * size();
  }
}
