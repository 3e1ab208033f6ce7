package org.trialbook.flatten;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Byte arrays, eight bytes at a time. */
final class Bytes {

  /** Each byte of a word is one: multiplied by a byte, that byte in every place. */
  static final long ONES = 0x0101010101010101L;

  static final long HIGH_BITS = ONES << 7;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Bytes() {}

  /** Eight bytes, the first one lowest. */
  static long word(byte[] bytes, int at) {
    return (long) WORD.get(bytes, at);
  }

  /** How many bytes come before the lowest one that is marked by its high bit. */
  static int first(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /** The first place of an ASCII byte, or {@code to}. */
  static int indexOf(byte wanted, byte[] bytes, int from, int to) {
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
