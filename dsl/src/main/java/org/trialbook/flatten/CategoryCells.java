package org.trialbook.flatten;

import java.util.Arrays;

/**
 * Text from a small vocabulary: each value once in a dictionary, in order of first appearance, and
 * its number in every row.
 */
public final class CategoryCells extends Cells {

  private final TextCells dictionary = new TextCells();
  private int[] codes;
  private int[] slots = new int[64];
  private byte[] scratch = new byte[64];
  private int last;

  CategoryCells() {
    this(FIRST_ROWS);
  }

  private CategoryCells(int rows) {
    super(rows);
    codes = new int[rows];
    Arrays.fill(slots, -1);
  }

  @Override
  CategoryCells emptyLike() {
    return new CategoryCells(likeRows());
  }

  /** The values, none missing, none twice. */
  public TextCells dictionary() {
    return dictionary;
  }

  /** Per row, which value of the dictionary; 0 where the cell is missing. */
  public int[] codes() {
    return codes;
  }

  @Override
  Object presentValue(int row) {
    return dictionary.text(codes[row]);
  }

  void append(byte[] bytes, int from, int to, boolean escaped, int times) {
    int code;
    if (escaped) {
      scratch = scratch.length < to - from ? new byte[to - from] : scratch;
      code = code(scratch, 0, Utf8.unescape(bytes, from, to, scratch, 0));
    } else {
      code = code(bytes, from, to);
    }
    int first = appendPresent(times);
    for (int row = first; row < first + times; row++) {
      codes[row] = code;
    }
  }

  private int code(byte[] bytes, int from, int to) {
    // Rows of one study often say the same, such as the country of its sites.
    if (last >= dictionary.size() || !isValue(last, bytes, from, to)) {
      last = lookUp(bytes, from, to);
    }
    return last;
  }

  private int lookUp(byte[] bytes, int from, int to) {
    int slot = slot(bytes, from, to);
    if (slots[slot] < 0) {
      if (dictionary.size() << 1 >= slots.length) {
        rehash();
        slot = slot(bytes, from, to);
      }
      slots[slot] = dictionary.size();
      dictionary.append(bytes, from, to, false, 1);
    }
    return slots[slot];
  }

  /** Where this value is, or where it belongs. */
  private int slot(byte[] bytes, int from, int to) {
    int hash = hash(bytes, from, to);
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] >= 0 && !isValue(slots[slot], bytes, from, to)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int hash(byte[] bytes, int from, int to) {
    long hash = Bytes.MIX;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = (hash ^ Bytes.word(bytes, at)) * Bytes.MIX;
    }
    for (; at < to; at++) {
      hash = (hash ^ bytes[at]) * Bytes.MIX;
    }
    return (int) (hash >>> Integer.SIZE);
  }

  private boolean isValue(int code, byte[] bytes, int from, int to) {
    int[] offsets = dictionary.offsets();
    return Arrays.equals(dictionary.data(), offsets[code], offsets[code + 1], bytes, from, to);
  }

  private void rehash() {
    slots = new int[slots.length << 2];
    Arrays.fill(slots, -1);
    for (int code = 0; code < dictionary.size(); code++) {
      slots[slot(dictionary.data(), dictionary.offsets()[code], dictionary.offsets()[code + 1])] =
          code;
    }
  }

  @Override
  void reserve(int rows) {
    codes = Arrays.copyOf(codes, rows);
  }

  @Override
  void blank(int from, int to) {
    Arrays.fill(codes, from, to, 0);
  }

  @Override
  void truncateValues(int rows) {
    // A value that no row uses any more may stay in the dictionary.
  }

  @Override
  long bytes() {
    return dictionary.bytes() + 4L * size();
  }
}
