package org.trialbook.flatten;

/**
 * Takes the buffers of the cells of one column, by their kind; see {@link Cells#visitBuffers}. They
 * are longer than needed, and not to be changed.
 */
public interface BufferVisitor {

  /** Texts; see {@link TextCells}. */
  void texts(byte[] data, int[] offsets);

  /**
   * Texts of which each is kept once; see {@link CategoryCells}.
   *
   * @param codes which of the kept texts, per row
   * @param data the kept texts
   * @param offsets where each of them begins and ends
   */
  void categories(int[] codes, byte[] data, int[] offsets);

  /**
   * Lists of texts; see {@link TextListCells}.
   *
   * @param offsets where the list of each row begins and ends among the elements
   * @param elements how many elements all lists have together
   * @param data the elements
   * @param elementOffsets where each of them begins and ends
   */
  void textLists(int[] offsets, int elements, byte[] data, int[] elementOffsets);

  /** Whole numbers. */
  void integers(long[] values);

  /** Numbers. */
  void numbers(double[] values);

  /** True or false, one bit a row. */
  void truths(long[] values);

  /** Days, counted from 1970-01-01. */
  void dates(int[] values);
}
