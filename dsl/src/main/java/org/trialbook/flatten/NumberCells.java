package org.trialbook.flatten;

import java.util.Arrays;
import org.trialbook.Internal;

/** Doubles. */
@Internal
public final class NumberCells extends Cells {

  private double[] values;

  NumberCells() {
    this(FIRST_ROWS);
  }

  private NumberCells(int rows) {
    super(rows);
    values = new double[rows];
  }

  @Override
  NumberCells emptyLike() {
    return new NumberCells(likeRows());
  }

  /** One number a row; 0 where the cell is missing. */
  public double[] values() {
    return values;
  }

  @Override
  Object presentValue(int row) {
    return values[row];
  }

  @Override
  void visitPresent(int row, CellVisitor visitor) {
    visitor.number(values[row]);
  }

  @Override
  public void visitBuffers(BufferVisitor visitor) {
    visitor.numbers(values);
  }

  void append(double value, int times) {
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
