package org.trialbook.frame;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.CategoryCells;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.TextCells;

/**
 * The values of a category column in a file so far. Every batch numbers its values anew; here each
 * has one number for the whole file.
 */
final class Vocabulary {

  /** More values than this are no vocabulary, and would be held in memory all the same. */
  private static final int MOST_VALUES = 1 << 20;

  private final Column column;
  private final Map<ByteBuffer, Integer> codes = new HashMap<>();
  private byte[] data = new byte[1024];
  private int[] offsets = new int[64];

  Vocabulary(Column column) {
    this.column = column;
  }

  /** How many values there are. */
  int size() {
    return codes.size();
  }

  /** All values in UTF-8, one after the other. */
  byte[] data() {
    return data;
  }

  /** Where the value of each code begins and the last one ends. */
  int[] offsets() {
    return offsets;
  }

  /** Per row of the cells, the code of its value in the file; any where the cell is missing. */
  int[] codes(CategoryCells cells) {
    TextCells dictionary = cells.dictionary();
    int[] inFile = new int[dictionary.size()];
    boolean same = true;
    for (int code = 0; code < inFile.length; code++) {
      inFile[code] = code(dictionary, code);
      same &= inFile[code] == code;
    }
    // The values of an enum soon come in the same order in every batch.
    return same ? cells.codes() : translated(cells.codes(), cells.size(), inFile);
  }

  private static int[] translated(int[] codes, int rows, int[] inFile) {
    int[] translated = new int[rows];
    for (int row = 0; row < rows; row++) {
      translated[row] = inFile[codes[row]];
    }
    return translated;
  }

  private int code(TextCells dictionary, int code) {
    int from = dictionary.offsets()[code];
    int to = dictionary.offsets()[code + 1];
    Integer known = codes.get(ByteBuffer.wrap(dictionary.data(), from, to - from));
    return known == null ? add(Arrays.copyOfRange(dictionary.data(), from, to)) : known;
  }

  private int add(byte[] value) {
    int code = codes.size();
    if (code == MOST_VALUES) {
      throw new TrialbookException(
          String.format(
              Locale.ROOT,
              "%s has more than %,d different values, which is no vocabulary.\nRead it as TEXT.",
              column.name(),
              MOST_VALUES));
    }
    int from = offsets[code];
    int to = Math.addExact(from, value.length);
    if (to > data.length) {
      data = Arrays.copyOf(data, Math.max(to, data.length << 1));
    }
    if (code + 1 == offsets.length) {
      offsets = Arrays.copyOf(offsets, offsets.length << 1);
    }
    System.arraycopy(value, 0, data, from, value.length);
    offsets[code + 1] = to;
    codes.put(ByteBuffer.wrap(value), code);
    return code;
  }
}
