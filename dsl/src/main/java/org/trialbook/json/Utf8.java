package org.trialbook.json;

/** UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
public final class Utf8 {

  /** What stands for half a surrogate pair, which UTF-8 cannot hold: U+FFFD. */
  private static final int REPLACEMENT = 0xFFFD;

  private Utf8() {}

  /** Behind the character of two to four bytes that begins at {@code at}. */
  static int next(byte[] bytes, int at, int limit) {
    int lead = bytes[at] & 0xff;
    int second = at + 1 < limit ? bytes[at + 1] & 0xff : 0;
    if (lead >= 0xC2 && lead <= 0xDF && isContinuation(second)) {
      return at + 2;
    }
    if (lead >= 0xE0
        && lead <= 0xEF
        && isContinuation(second)
        && !(lead == 0xE0 && second < 0xA0)
        && !(lead == 0xED && second > 0x9F)
        && continues(bytes, at + 2, at + 3, limit)) {
      return at + 3;
    }
    if (lead >= 0xF0
        && lead <= 0xF4
        && isContinuation(second)
        && !(lead == 0xF0 && second < 0x90)
        && !(lead == 0xF4 && second > 0x8F)
        && continues(bytes, at + 2, at + 4, limit)) {
      return at + 4;
    }
    throw new MalformedStudy(at, "bytes that are not UTF-8");
  }

  private static boolean continues(byte[] bytes, int from, int to, int limit) {
    for (int at = from; at < to; at++) {
      if (at >= limit || !isContinuation(bytes[at])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isContinuation(int b) {
    return (b & 0xC0) == 0x80;
  }

  /**
   * Decodes the JSON escapes of a checked string into {@code target} and returns the end of what
   * was written, which is never more than what was read.
   */
  public static int unescape(byte[] bytes, int from, int to, byte[] target, int at) {
    int in = from;
    int out = at;
    while (in < to) {
      int backslash = Bytes.indexOf((byte) '\\', bytes, in, to);
      System.arraycopy(bytes, in, target, out, backslash - in);
      out += backslash - in;
      in = backslash + 2;
      if (backslash == to) {
        return out;
      }
      byte kind = bytes[backslash + 1];
      switch (kind) {
        case 'b' -> target[out++] = '\b';
        case 'f' -> target[out++] = '\f';
        case 'n' -> target[out++] = '\n';
        case 'r' -> target[out++] = '\r';
        case 't' -> target[out++] = '\t';
        case 'u' -> {
          int character = hex(bytes, in);
          in += 4;
          if (Character.isHighSurrogate((char) character) && isLowSurrogate(bytes, in, to)) {
            character = Character.toCodePoint((char) character, (char) hex(bytes, in + 2));
            in += 6;
          } else if (Character.isSurrogate((char) character)) {
            character = REPLACEMENT;
          }
          out = encode(character, target, out);
        }
        default -> target[out++] = kind;
      }
    }
    return out;
  }

  private static boolean isLowSurrogate(byte[] bytes, int at, int to) {
    return at + 6 <= to
        && bytes[at] == '\\'
        && bytes[at + 1] == 'u'
        && Character.isLowSurrogate((char) hex(bytes, at + 2));
  }

  private static int hex(byte[] bytes, int at) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = (value << 4) | Character.digit(bytes[at + i], 16);
    }
    return value;
  }

  private static int encode(int character, byte[] target, int at) {
    int out = at;
    if (character < 0x80) {
      target[out++] = (byte) character;
    } else if (character < 0x800) {
      target[out++] = (byte) (0xC0 | (character >> 6));
      target[out++] = (byte) (0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
      target[out++] = (byte) (0xE0 | (character >> 12));
      target[out++] = (byte) (0x80 | ((character >> 6) & 0x3F));
      target[out++] = (byte) (0x80 | (character & 0x3F));
    } else {
      target[out++] = (byte) (0xF0 | (character >> 18));
      target[out++] = (byte) (0x80 | ((character >> 12) & 0x3F));
      target[out++] = (byte) (0x80 | ((character >> 6) & 0x3F));
      target[out++] = (byte) (0x80 | (character & 0x3F));
    }
    return out;
  }
}
