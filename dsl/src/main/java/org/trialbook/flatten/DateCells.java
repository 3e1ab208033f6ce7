package org.trialbook.flatten;

import java.time.LocalDate;
import java.util.Arrays;
import org.trialbook.Internal;

/** Days, counted from 1970-01-01. */
@Internal
public final class DateCells extends Cells {

  private int[] values;

  DateCells() {
    this(FIRST_ROWS);
  }

  private DateCells(int rows) {
    super(rows);
    values = new int[rows];
  }

  @Override
  DateCells emptyLike() {
    return new DateCells(likeRows());
  }

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

  @Override
  void visitPresent(int row, CellVisitor visitor) {
    visitor.date(date(row));
  }

  @Override
  public void visitBuffers(BufferVisitor visitor) {
    visitor.dates(values);
  }

  void append(int value, int times) {
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
    return 4L * size();
  }
}
