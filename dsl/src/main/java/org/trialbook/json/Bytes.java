package org.trialbook.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Byte arrays, eight bytes at a time. */
public final class Bytes {

  /** Each byte of a word is one: multiplied by a byte, that byte in every place. */
  static final long ONES = 0x0101010101010101L;

  static final long HIGH_BITS = ONES << 7;

  /** An odd number whose bits are well mixed, from the golden ratio: a factor for hashing. */
  public static final long MIX = 0x9E3779B97F4A7C15L;

  /** Up to here a copy of a few words costs less than the call that copies any length. */
  private static final int SHORT = 4 * Long.BYTES;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Bytes() {}

  /** Eight bytes, the first one lowest. */
  public static long word(byte[] bytes, int at) {
    return (long) WORD.get(bytes, at);
  }

  /**
   * Copies bytes. What lies behind them in the target, up to 32 bytes from their beginning, may be
   * overwritten.
   */
  public static void copy(byte[] source, int from, byte[] target, int at, int length) {
    if (length <= SHORT && from + SHORT <= source.length && at + SHORT <= target.length) {
      for (int done = 0; done < length; done += Long.BYTES) {
        WORD.set(target, at + done, word(source, from + done));
      }
    } else {
      System.arraycopy(source, from, target, at, length);
    }
  }

  /** Whether the same bytes stand in both places. */
  public static boolean equal(byte[] one, int at, byte[] other, int from, int length) {
    int done = 0;
    for (; done + Long.BYTES <= length; done += Long.BYTES) {
      if (word(one, at + done) != word(other, from + done)) {
        return false;
      }
    }
    for (; done < length; done++) {
      if (one[at + done] != other[from + done]) {
        return false;
      }
    }
    return true;
  }

  /** How many bytes come before the lowest one that is marked by its high bit. */
  static int first(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /** The first place of an ASCII byte, or {@code to}. */
  public static int indexOf(byte wanted, byte[] bytes, int from, int to) {
    long pattern = ONES * wanted;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long difference = word(bytes, at) ^ pattern;
      // A borrow can mark a byte above a true zero; the lowest mark is always true.
      long zeros = (difference - ONES) & ~difference & HIGH_BITS;
      if (zeros != 0) {
        return at + first(zeros);
      }
    }
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at;
  }
}
