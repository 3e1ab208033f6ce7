package org.trialbook.flatten;

import java.util.Arrays;
import org.trialbook.Internal;

/** True or false, one bit a row. */
@Internal
public final class BooleanCells extends Cells {

  private long[] values;

  BooleanCells() {
    this(FIRST_ROWS);
  }

  private BooleanCells(int rows) {
    super(rows);
    values = new long[rows >> 6];
  }

  @Override
  BooleanCells emptyLike() {
    return new BooleanCells(likeRows());
  }

  /** One bit a row, in the order of {@link #validity()}; zero where the cell is missing. */
  public long[] values() {
    return values;
  }

  /** The value of a row; false if it is missing. */
  public boolean isTrue(int row) {
    return (values[row >> 6] & (1L << row)) != 0;
  }

  @Override
  Object presentValue(int row) {
    return isTrue(row);
  }

  @Override
  void visitPresent(int row, CellVisitor visitor) {
    visitor.truth(isTrue(row));
  }

  @Override
  public void visitBuffers(BufferVisitor visitor) {
    visitor.truths(values);
  }

  void append(boolean value, int times) {
    int first = appendPresent(times);
    if (value) {
      for (int row = first; row < first + times; row++) {
        values[row >> 6] |= 1L << row;
      }
    }
  }

  @Override
  void reserve(int rows) {
    values = Arrays.copyOf(values, rows >> 6);
  }

  @Override
  void blank(int from, int to) {
    // Bits behind the last row are zero.
  }

  @Override
  void truncateValues(int rows) {
    for (int row = rows; row < size(); row++) {
      values[row >> 6] &= ~(1L << row);
    }
  }

  @Override
  long bytes() {
    return size() >> 3;
  }
}
