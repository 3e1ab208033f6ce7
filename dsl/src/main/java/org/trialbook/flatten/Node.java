package org.trialbook.flatten;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.trialbook.json.Bytes;

/**
 * A wanted place in a study: one node of the trie that {@link PlanCompiler} builds and {@link
 * StudyScanner} follows. Immutable; registers are numbers, the values are the scanner's.
 */
final class Node {

  /** No register. */
  static final int NONE = -1;

  private final int id;
  private final String path;
  private final Node[] members;
  private final byte[][] slotNames;
  private final long[] slotHeads;
  private final Node[] slotMembers;
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
    this.members = members.toArray(Node[]::new);
    // At most a quarter of the slots is taken, so that a name nobody wants mostly meets none.
    int slots = Integer.highestOneBit(Math.max(1, names.size())) << 3;
    this.slotNames = new byte[slots][];
    this.slotHeads = new long[slots];
    this.slotMembers = new Node[slots];
    for (int i = 0; i < this.members.length; i++) {
      byte[] name = names.get(i).getBytes(StandardCharsets.UTF_8);
      long head = head(name, 0, name.length);
      int slot = slot(head, name.length);
      while (slotMembers[slot] != null) {
        slot = (slot + 1) & (slots - 1);
      }
      slotNames[slot] = name;
      slotHeads[slot] = head;
      slotMembers[slot] = this.members[i];
    }
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
    int length = to - from;
    long head = head(bytes, from, to);
    int slot = slot(head, length);
    while (slotMembers[slot] != null) {
      byte[] name = slotNames[slot];
      if (slotHeads[slot] == head
          && name.length == length
          && (length <= Long.BYTES || Arrays.equals(name, 0, length, bytes, from, to))) {
        return slotMembers[slot];
      }
      slot = (slot + 1) & (slotMembers.length - 1);
    }
    return null;
  }

  private int slot(long head, int length) {
    return (int) (((head + length) * Bytes.MIX) >>> 40) & (slotMembers.length - 1);
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
