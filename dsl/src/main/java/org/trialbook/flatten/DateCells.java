package org.trialbook.flatten;

import java.time.LocalDate;
import java.util.Arrays;

/** Days, counted from 1970-01-01. */
public final class DateCells extends Cells {

  private int[] values = new int[256];

  DateCells() {}

  /** One day a row, counted from 1970-01-01; 0 where the cell is missing. */
  public int[] values() {
    return values;
  }

  /** The value of a row; 1970-01-01 if it is missing. */
  public LocalDate date(int row) {
    return LocalDate.ofEpochDay(values[row]);
  }

  @Override
  Object presentValue(int row) {
    return date(row);
  }

  void append(int value, int times) {
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
    return 4L * size();
  }
}
