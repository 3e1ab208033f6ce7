package org.trialbook.flatten;

import java.util.Arrays;
import java.util.List;

/**
 * What a scan has found and not yet filled into cells: where values lie in the scanned bytes, and
 * how many elements were counted. Nothing is copied before it is needed.
 */
final class Registers {

  private static final int ABSENT = -1;

  private final int[] from;
  private final int[] to;
  private final boolean[] escaped;
  private final Found[] lists;
  private final int[] counters;
  private final List<byte[]> constants;

  Registers(Trie trie) {
    from = new int[trie.values()];
    to = new int[trie.values()];
    escaped = new boolean[trie.values()];
    lists = new Found[trie.lists()];
    Arrays.setAll(lists, list -> new Found());
    counters = new int[trie.counters()];
    constants = trie.constants();
    Arrays.fill(from, ABSENT);
  }

  void begin(Scope scope) {
    for (int value : scope.values()) {
      from[value] = ABSENT;
    }
    for (int list : scope.lists()) {
      lists[list].size = ABSENT;
    }
    for (int counter : scope.countersInside()) {
      counters[counter] = 0;
    }
    count(scope);
  }

  /** Counts an element. */
  void count(Scope scope) {
    for (int counter : scope.counters()) {
      counters[counter]++;
    }
  }

  void value(int register, int begin, int end, boolean hasEscapes) {
    from[register] = begin;
    to[register] = end;
    escaped[register] = hasEscapes;
  }

  void beginList(int register) {
    if (lists[register].size == ABSENT) {
      lists[register].size = 0;
    }
  }

  void element(int register, int begin, int end, boolean hasEscapes) {
    lists[register].add(begin, end, hasEscapes);
  }

  boolean isAbsent(int value) {
    return from[value] == ABSENT;
  }

  /** Where a present value begins, quotes included. */
  int from(int value) {
    return from[value];
  }

  /** Where a present value ends, quotes included. */
  int to(int value) {
    return to[value];
  }

  boolean escaped(int value) {
    return escaped[value];
  }

  Found list(int register) {
    return lists[register];
  }

  int counter(int register) {
    return counters[register];
  }

  byte[] constant(int register) {
    return constants.get(register);
  }

  /** Where the elements of one list lie. */
  static final class Found {
    private int size = ABSENT;
    private int[] from = new int[8];
    private int[] to = new int[8];
    private boolean[] escaped = new boolean[8];

    private void add(int begin, int end, boolean hasEscapes) {
      if (size == from.length) {
        from = Arrays.copyOf(from, size << 1);
        to = Arrays.copyOf(to, size << 1);
        escaped = Arrays.copyOf(escaped, size << 1);
      }
      from[size] = begin;
      to[size] = end;
      escaped[size++] = hasEscapes;
    }

    /** Leaves out one element. */
    void remove(int element) {
      size--;
      for (int i = element; i < size; i++) {
        from[i] = from[i + 1];
        to[i] = to[i + 1];
        escaped[i] = escaped[i + 1];
      }
    }

    boolean isAbsent() {
      return size == ABSENT;
    }

    int size() {
      return size;
    }

    int from(int element) {
      return from[element];
    }

    int to(int element) {
      return to[element];
    }

    boolean escaped(int element) {
      return escaped[element];
    }
  }
}
