package org.trialbook.flatten;

import org.trialbook.json.JsonBytes;
import org.trialbook.json.MalformedStudy;
import org.trialbook.json.Utf8;

/**
 * Walks the bytes of one study along the trie: what is wanted is noted in {@link Registers}, what
 * is not wanted is skipped, and rows are filled as scopes end.
 *
 * <p>What is no JSON makes the study malformed, whether it is wanted or not. A wanted value of
 * another kind than is due is as good as absent, and noted; so is the second of two values that one
 * object has under one name. Null is as good as absent.
 */
final class StudyScanner {

  private final Node study;
  private final Registers registers;
  private final CellReader cells;
  private final UnreadValues unread;
  private final JsonBytes json = new JsonBytes();
  private final int[] seenIn;

  private byte[] bytes;
  private int objects;

  StudyScanner(Trie trie, Registers registers, CellReader cells, UnreadValues unread) {
    this.study = trie.root();
    this.registers = registers;
    this.cells = cells;
    this.unread = unread;
    this.seenIn = new int[trie.nodes()];
  }

  /** Reads one study, or throws and leaves its rows unfinished. */
  void scan(byte[] source, int from, int to) {
    bytes = source;
    json.reset(source, to);
    registers.begin(study.scope());
    unread.begin(from);
    int at = json.space(from);
    if (source[at] != '{') {
      throw json.unexpected(at, "a study, '{'");
    }
    int end = json.trailingSpace(object(study, at));
    if (end != to) {
      throw json.unexpected(end, "the end of the record");
    }
    cells.fill(study.scope(), bytes);
  }

  private int value(Node node, int at) {
    byte first = bytes[at];
    if (first == 'n') {
      return json.scalar(at);
    }
    Scope scope = node.scope();
    if (scope != null) {
      registers.begin(scope);
    }
    int end;
    if (first == '{') {
      end = node.hasMembers() ? object(node, at) : unwanted(node, at);
    } else if (first == '[') {
      end = node.element() != null ? array(node, at) : unwanted(node, at);
    } else {
      end = single(node, at, first);
    }
    if (scope != null) {
      cells.fill(scope, bytes);
    }
    return end;
  }

  /** Skips a value whose content nobody asked for, unless another kind of value was asked for. */
  private int unwanted(Node node, int at) {
    int end = json.skip(at);
    if (node.takesValue() || node.hasMembers() || node.element() != null) {
      mismatch(node, at, end);
    }
    return end;
  }

  private int single(Node node, int at, byte first) {
    boolean hasEscapes = false;
    int end;
    if (first == '"') {
      end = json.closingQuote(at + 1) + 1;
      hasEscapes = json.escaped(at + 1);
    } else {
      end = json.scalar(at);
    }
    if (!node.takesValue() && (node.hasMembers() || node.element() != null)) {
      mismatch(node, at, end);
    }
    if (node.value() != Node.NONE) {
      registers.value(node.value(), at, end, hasEscapes);
    }
    for (int list : node.gathering()) {
      registers.element(list, at, end, hasEscapes);
    }
    return end;
  }

  private int object(Node node, int at) {
    json.open(at, true);
    int next = json.space(at + 1);
    int object = ++objects;
    if (bytes[next] == '}') {
      json.close();
      return next + 1;
    }
    while (true) {
      if (bytes[next] != '"') {
        throw json.unexpected(next, "a property name");
      }
      int name = next + 1;
      int nameEnd = json.closingQuote(name);
      boolean hasEscapes = json.escaped(name);
      next = json.colon(nameEnd + 1);
      Node member =
          hasEscapes ? escapedMember(node, name, nameEnd) : node.member(bytes, name, nameEnd);
      if (member == null) {
        next = json.skip(next);
      } else {
        if (seenIn[member.id()] == object) {
          next = again(member, next);
        } else {
          seenIn[member.id()] = object;
          next = value(member, next);
        }
      }
      next = json.space(next);
      if (bytes[next] == '}') {
        json.close();
        return next + 1;
      }
      if (bytes[next] != ',') {
        throw json.unexpected(next, "',' or '}'");
      }
      next = json.space(next + 1);
    }
  }

  /** Skips what one object has under a name for the second time: what came first is kept. */
  private int again(Node node, int at) {
    if (StudyPath.NCT_ID.startsWith(node.path())) {
      throw new MalformedStudy(
          at, node.path() + " stands twice in one object, so that nobody knows which study it is");
    }
    int end = json.skip(at);
    unread.add(node.path(), at, end, "stands twice in one object; the first is kept");
    return end;
  }

  private Node escapedMember(Node node, int from, int to) {
    byte[] name = new byte[to - from];
    return node.member(name, 0, Utf8.unescape(bytes, from, to, name, 0));
  }

  private int array(Node node, int at) {
    json.open(at, false);
    for (int list : node.lists()) {
      registers.beginList(list);
    }
    int next = json.space(at + 1);
    if (bytes[next] == ']') {
      json.close();
      return next + 1;
    }
    Node element = node.element();
    while (true) {
      if (bytes[next] == 'n' && element.scope() != null) {
        // Nothing stands here, and yet what stands behind it keeps its position.
        registers.count(element.scope());
      }
      next = json.space(value(element, next));
      if (bytes[next] == ']') {
        json.close();
        return next + 1;
      }
      if (bytes[next] != ',') {
        throw json.unexpected(next, "',' or ']'");
      }
      next = json.space(next + 1);
    }
  }

  private void mismatch(Node node, int at, int end) {
    String due =
        node.hasMembers() ? "an object" : node.element() != null ? "an array" : "a single value";
    unread.add(node.path(), at, end, "expected " + due);
  }
}
