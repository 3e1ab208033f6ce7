package org.trialbook.flatten;

import java.util.Arrays;

/**
 * The cells of one column in one {@link Batch}, column-wise and close to Arrow's layout, so that a
 * writer can copy whole buffers.
 *
 * <p>A cell is missing or present; bit {@code row & 63} of word {@code row >> 6} of {@link
 * #validity()} is set where it is present. The arrays handed out are the buffers themselves: longer
 * than needed, and not to be changed.
 */
public abstract class Cells {

  /** How many rows cells have room for that nothing is known about. */
  static final int FIRST_ROWS = 256;

  private int size;
  private int present;
  private int capacity;
  private long[] validity;

  /**
   * No cells, and room for some.
   *
   * @param rows a multiple of 64
   */
  Cells(int rows) {
    capacity = rows;
    validity = new long[rows >> 6];
  }

  /** No cells of the same kind, with room for about as many values as these are. */
  abstract Cells emptyLike();

  /** How many rows there is room for in the cells after these. */
  final int likeRows() {
    return roundedUp(size + (size >> 3));
  }

  /** How many cells, present or missing. */
  public final int size() {
    return size;
  }

  /** How many cells are missing. */
  public final int missing() {
    return size - present;
  }

  /** Whether the cell of this row is missing. */
  public final boolean isMissing(int row) {
    return (validity[row >> 6] & (1L << row)) == 0;
  }

  /** One bit a row, set where the cell is present; bits behind the last row are zero. */
  public final long[] validity() {
    return validity;
  }

  /**
   * The cell as a plain Java value: a {@link String}, {@code List<String>}, {@link Long}, {@link
   * Double}, {@link Boolean} or {@link java.time.LocalDate}; null if it is missing.
   */
  public final Object value(int row) {
    return isMissing(row) ? null : presentValue(row);
  }

  abstract Object presentValue(int row);

  /** Hands the value of this row to the method that takes its kind. */
  public final void visit(int row, CellVisitor visitor) {
    if (isMissing(row)) {
      visitor.missing();
    } else {
      visitPresent(row, visitor);
    }
  }

  abstract void visitPresent(int row, CellVisitor visitor);

  /** Hands the buffers to the method that takes this kind. */
  public abstract void visitBuffers(BufferVisitor visitor);

  /** Makes room for the values of this many rows. */
  abstract void reserve(int rows);

  /** Sets the values of rows that are missing to what readers of the buffers expect there. */
  abstract void blank(int from, int to);

  /** Forgets the values of rows from {@code rows} on. */
  abstract void truncateValues(int rows);

  /** The bytes that the values take, for the bound of a batch. */
  abstract long bytes();

  /** Appends missing cells. */
  final void appendMissing(int times) {
    int first = size;
    ensure(first + times);
    blank(first, first + times);
    size = first + times;
  }

  /**
   * Appends present cells and returns the row of the first; their values are the caller's to set.
   */
  final int appendPresent(int times) {
    int first = size;
    int end = first + times;
    ensure(end);
    for (int row = first; row < end; row++) {
      validity[row >> 6] |= 1L << row;
    }
    present += times;
    size = end;
    return first;
  }

  private void ensure(int rows) {
    if (rows > capacity) {
      capacity = roundedUp(Math.max(rows, Math.addExact(capacity, capacity)));
      validity = Arrays.copyOf(validity, capacity >> 6);
      reserve(capacity);
    }
  }

  private static int roundedUp(int rows) {
    return Math.max(FIRST_ROWS, (rows + 63) & -64);
  }

  /** Forgets the rows from {@code rows} on. */
  final void truncate(int rows) {
    for (int row = rows; row < size; row++) {
      if (!isMissing(row)) {
        validity[row >> 6] &= ~(1L << row);
        present--;
      }
    }
    truncateValues(rows);
    size = rows;
  }
}
