package org.trialbook.mirror.stats;

/**
 * How many different values there were, in 128 KiB at most: exact up to 8,192, then within about
 * one percent (HyperLogLog with 16,384 registers).
 */
final class DistinctCount {

  private static final int MOST_EXACT = 8_192;
  private static final int REGISTER_BITS = 14;
  private static final int REGISTERS = 1 << REGISTER_BITS;

  /** The hashes themselves, 0 where none is; null once there are too many. */
  private long[] hashes = new long[16];

  private int size;
  private byte[] registers = {};

  void add(String value) {
    long hash = hash(value);
    if (hashes == null) {
      register(hash);
    } else if (put(hashes, hash) && ++size > hashes.length / 2) {
      grow();
    }
  }

  long count() {
    return hashes == null ? Math.round(estimate()) : size;
  }

  private void grow() {
    long[] before = hashes;
    if (size > MOST_EXACT) {
      hashes = null;
      registers = new byte[REGISTERS];
    } else {
      hashes = new long[2 * before.length];
    }
    for (long hash : before) {
      if (hash != 0 && hashes == null) {
        register(hash);
      } else if (hash != 0) {
        put(hashes, hash);
      }
    }
  }

  private static boolean put(long[] table, long hash) {
    int at = (int) hash & (table.length - 1);
    while (table[at] != 0) {
      if (table[at] == hash) {
        return false;
      }
      at = (at + 1) & (table.length - 1);
    }
    table[at] = hash;
    return true;
  }

  private void register(long hash) {
    int register = (int) (hash >>> (Long.SIZE - REGISTER_BITS));
    int rank = Long.numberOfLeadingZeros(hash << REGISTER_BITS | 1L << (REGISTER_BITS - 1)) + 1;
    registers[register] = (byte) Math.max(registers[register], rank);
  }

  private double estimate() {
    double sum = 0;
    int empty = 0;
    for (byte rank : registers) {
      sum += Math.scalb(1.0, -rank);
      empty += rank == 0 ? 1 : 0;
    }
    double bias = 0.7213 / (1 + 1.079 / REGISTERS);
    double raw = bias * REGISTERS * REGISTERS / sum;
    return raw <= 2.5 * REGISTERS && empty > 0
        ? REGISTERS * Math.log((double) REGISTERS / empty)
        : raw;
  }

  /** Never 0; two values of the same hash count as one, which one corpus in millions has. */
  private static long hash(String value) {
    long hash = 0xcbf29ce484222325L ^ value.length();
    for (int i = 0; i < value.length(); i++) {
      hash = (hash ^ value.charAt(i)) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 32;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    hash ^= hash >>> 31;
    return hash == 0 ? 1 : hash;
  }
}
