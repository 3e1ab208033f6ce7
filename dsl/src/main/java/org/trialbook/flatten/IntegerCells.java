package org.trialbook.flatten;

import java.util.Arrays;
import org.trialbook.Internal;

/** Whole numbers of 64 bits. */
@Internal
public final class IntegerCells extends Cells {

  private long[] values;

  IntegerCells() {
    this(FIRST_ROWS);
  }

  private IntegerCells(int rows) {
    super(rows);
    values = new long[rows];
  }

  @Override
  IntegerCells emptyLike() {
    return new IntegerCells(likeRows());
  }

  /** One number a row; 0 where the cell is missing. */
  public long[] values() {
    return values;
  }

  @Override
  Object presentValue(int row) {
    return values[row];
  }

  @Override
  void visitPresent(int row, CellVisitor visitor) {
    visitor.integer(values[row]);
  }

  @Override
  public void visitBuffers(BufferVisitor visitor) {
    visitor.integers(values);
  }

  void append(long value, int times) {
    int first = appendPresent(times);
    for (int row = first; row < first + times; row++) {
      values[row] = value;
    }
  }

  @Override
  void reserve(int rows) {
    values = Arrays.copyOf(values, rows);
  }

  @Override
  void blank(int from, int to) {
    Arrays.fill(values, from, to, 0);
  }

  @Override
  void truncateValues(int rows) {
    // Rows that come later overwrite the values.
  }

  @Override
  long bytes() {
    return 8L * size();
  }
}
