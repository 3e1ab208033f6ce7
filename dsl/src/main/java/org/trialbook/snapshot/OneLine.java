package org.trialbook.snapshot;

import java.util.Arrays;

/** A JSON object on one line: without the white space between its parts, all other bytes kept. */
final class OneLine {

  private OneLine() {}

  /**
   * The object in these bytes.
   *
   * @throws NotAStudy where they are not one whole object: cut off, or followed by something
   */
  static byte[] of(byte[] bytes, int offset, int length) throws NotAStudy {
    byte[] line = new byte[length];
    int size = 0;
    int depth = 0;
    int end = offset + length;
    for (int at = offset; at < end; at++) {
      byte unit = bytes[at];
      if (unit == '"') {
        int close = endOfText(bytes, at, end);
        System.arraycopy(bytes, at, line, size, close - at);
        size += close - at;
        at = close - 1;
      } else if (unit > ' ' || unit < 0) {
        if (depth == 0 && (size > 0 || unit != '{')) {
          throw new NotAStudy(size > 0 ? "something follows its end" : "it is no JSON object");
        }
        depth += unit == '{' || unit == '[' ? 1 : unit == '}' || unit == ']' ? -1 : 0;
        line[size++] = unit;
      }
    }
    if (depth != 0 || size == 0) {
      throw new NotAStudy(size == 0 ? "it is empty" : "it breaks off");
    }
    return size == length ? line : Arrays.copyOf(line, size);
  }

  /** The position behind the quote that ends the text which begins here. */
  private static int endOfText(byte[] bytes, int start, int end) throws NotAStudy {
    for (int at = start + 1; at < end; at++) {
      byte unit = bytes[at];
      if (unit == '"') {
        return at + 1;
      }
      if (unit == '\\') {
        at++;
      } else if (unit >= 0 && unit < ' ') {
        throw new NotAStudy("a text in it has a raw control character");
      }
    }
    throw new NotAStudy("it breaks off in a text");
  }
}
