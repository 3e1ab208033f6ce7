package org.trialbook.flatten;

import java.util.Arrays;

/** Doubles. */
public final class NumberCells extends Cells {

  private double[] values = new double[256];

  NumberCells() {}

  /** One number a row; 0 where the cell is missing. */
  public double[] values() {
    return values;
  }

  @Override
  Object presentValue(int row) {
    return values[row];
  }

  void append(double value, int times) {
    int first = appendPresent(times);
    Arrays.fill(values, first, first + times, value);
  }

  @Override
  void reserve(int rows) {
    if (rows > values.length) {
      values = Arrays.copyOf(values, grown(values.length, rows));
    }
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
