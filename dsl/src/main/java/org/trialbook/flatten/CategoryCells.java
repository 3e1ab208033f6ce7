package org.trialbook.flatten;

import java.util.Arrays;
import org.trialbook.Internal;
import org.trialbook.json.Bytes;
import org.trialbook.json.Utf8;

/**
 * Text from a small vocabulary: each value once in a dictionary, in order of first appearance, and
 * its number in every row.
 */
@Internal
public final class CategoryCells extends Cells {

  private static final int FIRST_SLOTS = 64;

  private final TextCells dictionary = new TextCells();
  private int[] codes;
  private int[] slots = new int[FIRST_SLOTS];
  private int[] hashes = new int[FIRST_SLOTS];
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

  @Override
  void visitPresent(int row, CellVisitor visitor) {
    visitor.text(
        dictionary.data(), dictionary.offsets()[codes[row]], dictionary.offsets()[codes[row] + 1]);
  }

  @Override
  public void visitBuffers(BufferVisitor visitor) {
    visitor.categories(codes, dictionary.data(), dictionary.offsets());
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
    int hash = hash(bytes, from, to);
    int slot = slot(hash, bytes, from, to);
    if (slots[slot] < 0) {
      if (dictionary.size() << 1 >= slots.length) {
        rehash();
        slot = slot(hash, bytes, from, to);
      }
      slots[slot] = dictionary.size();
      hashes[slot] = hash;
      dictionary.append(bytes, from, to, false, 1);
    }
    return slots[slot];
  }

  /** Where this value is, or where it belongs. */
  private int slot(int hash, byte[] bytes, int from, int to) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] >= 0 && !(hashes[slot] == hash && isValue(slots[slot], bytes, from, to))) {
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
    int begin = offsets[code];
    return offsets[code + 1] - begin == to - from
        && Bytes.equal(dictionary.data(), begin, bytes, from, to - from);
  }

  private void rehash() {
    int[] oldSlots = slots;
    int[] oldHashes = hashes;
    slots = new int[oldSlots.length << 2];
    hashes = new int[slots.length];
    Arrays.fill(slots, -1);
    for (int i = 0; i < oldSlots.length; i++) {
      if (oldSlots[i] >= 0) {
        int slot = oldHashes[i] & (slots.length - 1);
        while (slots[slot] >= 0) {
          slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = oldSlots[i];
        hashes[slot] = oldHashes[i];
      }
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
