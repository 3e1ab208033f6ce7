package org.trialbook.flatten;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A wanted place in a study: one node of the trie that {@link PlanCompiler} builds and {@link
 * StudyScanner} follows. Immutable; registers are numbers, the values are the scanner's.
 */
final class Node {

  /** No register. */
  static final int NONE = -1;

  private final int id;
  private final String path;
  private final byte[][] names;
  private final long[] heads;
  private final Node[] members;
  private final Node element;
  private final int value;
  private final int[] gathering;
  private final int[] lists;
  private final Scope scope;

  /**
   * A node.
   *
   * @param id a number of its own in the trie, from 0
   * @param path where it stands, for messages
   * @param names of the members that are wanted if an object stands here
   * @param element what is wanted of each element if an array stands here, or null
   * @param value the register of the single value that stands here, or {@link #NONE}
   * @param gathering the list registers that take that value as one more element
   * @param lists the list registers that are present once an array stands here
   * @param scope what begins and ends here, or null
   */
  Node(
      int id,
      String path,
      List<String> names,
      List<Node> members,
      Node element,
      int value,
      int[] gathering,
      int[] lists,
      Scope scope) {
    this.id = id;
    this.path = path;
    this.names =
        names.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    this.heads = Arrays.stream(this.names).mapToLong(name -> head(name, 0, name.length)).toArray();
    this.members = members.toArray(Node[]::new);
    this.element = element;
    this.value = value;
    this.gathering = gathering;
    this.lists = lists;
    this.scope = scope;
  }

  int id() {
    return id;
  }

  String path() {
    return path;
  }

  boolean hasMembers() {
    return members.length > 0;
  }

  Node element() {
    return element;
  }

  boolean takesValue() {
    return value != NONE || gathering.length > 0;
  }

  int value() {
    return value;
  }

  int[] gathering() {
    return gathering;
  }

  int[] lists() {
    return lists;
  }

  Scope scope() {
    return scope;
  }

  /** The member with this name in UTF-8, or null if it is not wanted. */
  Node member(byte[] bytes, int from, int to) {
    long head = head(bytes, from, to);
    for (int i = 0; i < heads.length; i++) {
      if (heads[i] == head && Arrays.equals(names[i], 0, names[i].length, bytes, from, to)) {
        return members[i];
      }
    }
    return null;
  }

  /** The first eight bytes of a name: one comparison tells nearly all names apart. */
  private static long head(byte[] bytes, int from, int to) {
    int length = to - from;
    if (from + Long.BYTES <= bytes.length) {
      long word = Bytes.word(bytes, from);
      return length >= Long.BYTES ? word : word & ((1L << (length << 3)) - 1);
    }
    long word = 0;
    for (int i = Math.min(length, Long.BYTES) - 1; i >= 0; i--) {
      word = (word << 8) | (bytes[from + i] & 0xff);
    }
    return word;
  }
}
