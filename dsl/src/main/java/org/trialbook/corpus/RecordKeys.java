package org.trialbook.corpus;

import java.util.Arrays;
import org.trialbook.Internal;

/**
 * Which study each record of an input is, in the order of the input: one number a record. Records
 * of the same study have the same one.
 */
@Internal
public final class RecordKeys {

  /** Of a record that could not be read, which is no study's. */
  public static final long NONE = 0;

  private static final int FIRST = 64;
  private static final int PREFIX = "NCT".length();
  private static final int DIGITS = 8;
  private static final long HASH_SEED = 0xcbf29ce484222325L;
  private static final long HASH_PRIME = 0x100000001b3L;

  private long[] keys = new long[FIRST];
  public int size;

  public int size() {
    return size;
  }

  public long get(int record) {
    return keys[record];
  }

  public void add(long key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size << 1);
    }
    keys[size++] = key;
  }

  public void addAll(RecordKeys more) {
    if (size + more.size > keys.length) {
      keys = Arrays.copyOf(keys, Math.max(size + more.size, size << 1));
    }
    System.arraycopy(more.keys, 0, keys, size, more.size);
    size += more.size;
  }

  /** The keys that come more than once, ascending. */
  public long[] repeated() {
    long[] sorted = Arrays.copyOf(keys, size);
    Arrays.sort(sorted);
    int found = 0;
    for (int at = 1; at < size; at++) {
      boolean comesAgain = sorted[at] == sorted[at - 1] && sorted[at] != NONE;
      if (comesAgain && (found == 0 || sorted[found - 1] != sorted[at])) {
        // What is overwritten was looked at before.
        sorted[found++] = sorted[at];
      }
    }
    return Arrays.copyOf(sorted, found);
  }

  /**
   * The key of a registry number in UTF-8: its digits, in whatever case and with however many zeros
   * it is written; of any other text a hash of it, which is negative.
   */
  public static long of(byte[] bytes, int from, int to) {
    int first = from + PREFIX;
    while (first < to && bytes[first] == '0') {
      first++;
    }
    boolean isNumber =
        first < to
            && to - first <= DIGITS
            && (bytes[from] | 0x20) == 'n'
            && (bytes[from + 1] | 0x20) == 'c'
            && (bytes[from + 2] | 0x20) == 't';
    long number = 0;
    for (int at = first; isNumber && at < to; at++) {
      isNumber = bytes[at] >= '0' && bytes[at] <= '9';
      number = number * 10 + bytes[at] - '0';
    }
    return isNumber ? number : hash(bytes, from, to);
  }

  private static long hash(byte[] bytes, int from, int to) {
    long hash = HASH_SEED;
    for (int at = from; at < to; at++) {
      hash = (hash ^ (bytes[at] & 0xff)) * HASH_PRIME;
    }
    return hash | Long.MIN_VALUE;
  }
}
