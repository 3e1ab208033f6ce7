package org.trialbook.json;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Steps over JSON in UTF-8, strictly and without building anything.
 *
 * <p>Every method takes the index where something begins and returns the index behind it, or throws
 * {@link MalformedStudy}. What is stepped over is checked as a parser would check it: grammar,
 * escapes, control characters and UTF-8, so that a record is accepted or rejected for the same
 * reasons whatever is wanted from it. Strings, which are nearly all of a study, are crossed eight
 * bytes at a time.
 */
public final class JsonBytes {

  /** Nesting that no study comes near; deeper input is refused before it can exhaust anything. */
  static final int MAX_DEPTH = 1000;

  private static final long BACKSLASHES = Bytes.ONES * '\\';

  /** Turns a quote into a space, and leaves what is below a space below it. */
  private static final long QUOTE_TO_SPACE = Bytes.ONES * ('"' ^ ' ');

  private static final long BEHIND_SPACE = Bytes.ONES * (' ' + 1);

  private final long[] objects = new long[(MAX_DEPTH >> 6) + 1];

  private byte[] bytes;
  private int limit;
  private int depth;
  private int lastEscape;

  public void reset(byte[] source, int end) {
    bytes = source;
    limit = end;
    depth = 0;
    lastEscape = -1;
  }

  /**
   * True if the string crossed last, whose first character stands at {@code from}, holds a
   * backslash, so that its value is not its bytes.
   */
  public boolean escaped(int from) {
    return lastEscape >= from;
  }

  /** The first byte at or after {@code at} that is not white space. */
  public int space(int at) {
    // The registry writes none: nearly always the byte is there.
    return at < limit && bytes[at] > ' ' ? at : behindSpace(at);
  }

  private int behindSpace(int at) {
    int next = at;
    while (next < limit) {
      int c = bytes[next];
      if (c > ' ' || c < 0) {
        return next;
      }
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        throw unexpected(next, "a JSON token");
      }
      next++;
    }
    throw cutOff();
  }

  /** The end of the input, or the first byte after {@code at} that is not white space. */
  public int trailingSpace(int at) {
    int next = at;
    while (next < limit
        && (bytes[next] == ' '
            || bytes[next] == '\n'
            || bytes[next] == '\r'
            || bytes[next] == '\t')) {
      next++;
    }
    return next;
  }

  /** The closing quote of the string whose opening quote stands just before {@code at}. */
  public int closingQuote(int at) {
    final byte[] b = bytes;
    final int last = limit - Long.BYTES;
    int next = at;
    while (true) {
      while (next <= last) {
        long special = special(Bytes.word(b, next));
        if (special != 0) {
          next += Bytes.first(special);
          if (b[next] == '"') {
            return next;
          }
          break;
        }
        next += Long.BYTES;
      }
      if (next >= limit) {
        throw cutOff();
      }
      int c = b[next];
      if (c == '"') {
        return next;
      } else if (c == '\\') {
        lastEscape = next;
        next = escape(next);
      } else if (c < 0) {
        next = Utf8.next(b, next, limit);
      } else if (c < ' ') {
        throw new MalformedStudy(next, "a control character inside a string");
      } else {
        next++;
      }
    }
  }

  /**
   * The high bit of every byte that is a quote, a backslash, a control character or not ASCII. A
   * borrow can also mark a byte above a true hit; the lowest mark is always true.
   */
  private static long special(long word) {
    return (((word ^ QUOTE_TO_SPACE) - BEHIND_SPACE) | ((word ^ BACKSLASHES) - Bytes.ONES) | word)
        & Bytes.HIGH_BITS;
  }

  private int escape(int backslash) {
    if (backslash + 1 >= limit) {
      throw cutOff();
    }
    switch (bytes[backslash + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return backslash + 2;
      }
      case 'u' -> {
        for (int digit = backslash + 2; digit < backslash + 6; digit++) {
          if (digit >= limit) {
            throw cutOff();
          }
          if (Character.digit(bytes[digit], 16) < 0) {
            throw unexpected(digit, "a hexadecimal digit");
          }
        }
        return backslash + 6;
      }
      default -> throw unexpected(backslash + 1, "an escape character");
    }
  }

  /** Behind the value that begins at {@code at}, whatever it is. */
  public int skip(int at) {
    return switch (bytes[at]) {
      case '"' -> closingQuote(at + 1) + 1;
      case '{', '[' -> skipContainer(at);
      default -> scalar(at);
    };
  }

  private int skipContainer(int at) {
    final byte[] b = bytes;
    final int outside = depth;
    boolean object = false;
    int next = at;
    while (true) {
      byte c = b[next];
      if (c == '"') {
        next = closingQuote(next + 1) + 1;
      } else if (c == '{') {
        open(next, true);
        object = true;
        next = space(next + 1);
        if (b[next] != '}') {
          next = key(next);
          continue;
        }
        next++;
        object = close();
      } else if (c == '[') {
        open(next, false);
        object = false;
        next = space(next + 1);
        if (b[next] != ']') {
          continue;
        }
        next++;
        object = close();
      } else {
        next = scalar(next);
      }
      while (true) {
        if (depth == outside) {
          return next;
        }
        next = space(next);
        c = b[next];
        if (c == ',') {
          next = space(next + 1);
          if (object) {
            next = key(next);
          }
          break;
        }
        if (c != (object ? '}' : ']')) {
          throw unexpected(next, object ? "',' or '}'" : "',' or ']'");
        }
        next++;
        object = close();
      }
    }
  }

  /** Behind the name that begins at {@code at} and its colon: where the value begins. */
  private int key(int at) {
    if (bytes[at] != '"') {
      throw unexpected(at, "a property name");
    }
    return colon(closingQuote(at + 1) + 1);
  }

  /** The value behind the colon that is due at {@code at}. */
  public int colon(int at) {
    int next = space(at);
    if (bytes[next] != ':') {
      throw unexpected(next, "':'");
    }
    return space(next + 1);
  }

  /** Enters an object or an array that begins at {@code at}. */
  public void open(int at, boolean object) {
    if (++depth > MAX_DEPTH) {
      throw new MalformedStudy(at, "nested deeper than " + MAX_DEPTH + " levels");
    }
    long bit = 1L << depth;
    if (object) {
      objects[depth >> 6] |= bit;
    } else {
      objects[depth >> 6] &= ~bit;
    }
  }

  /** Leaves the innermost object or array; true if what holds it is an object. */
  public boolean close() {
    depth--;
    return (objects[depth >> 6] & (1L << depth)) != 0;
  }

  /** Behind the number, {@code true}, {@code false} or {@code null} that begins at {@code at}. */
  public int scalar(int at) {
    return switch (bytes[at]) {
      case 't' -> literal(at, "true");
      case 'f' -> literal(at, "false");
      case 'n' -> literal(at, "null");
      default -> number(at);
    };
  }

  private int literal(int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= limit) {
        throw cutOff();
      }
      if (bytes[at + i] != word.charAt(i)) {
        throw unexpected(at + i, word);
      }
    }
    return at + word.length();
  }

  private int number(int at) {
    int next = at;
    if (bytes[next] == '-') {
      next++;
    }
    if (next < limit && bytes[next] == '0') {
      next++;
      if (isDigit(next)) {
        throw new MalformedStudy(next, "a number with a leading zero");
      }
    } else {
      next = digits(next);
    }
    if (next < limit && bytes[next] == '.') {
      next = digits(next + 1);
    }
    if (next < limit && (bytes[next] | 0x20) == 'e') {
      next++;
      if (next < limit && (bytes[next] == '+' || bytes[next] == '-')) {
        next++;
      }
      next = digits(next);
    }
    return next;
  }

  private int digits(int at) {
    if (at >= limit) {
      throw cutOff();
    }
    if (!isDigit(at)) {
      throw unexpected(at, "a JSON value");
    }
    int next = at + 1;
    while (isDigit(next)) {
      next++;
    }
    return next;
  }

  private boolean isDigit(int at) {
    return at < limit && bytes[at] >= '0' && bytes[at] <= '9';
  }

  MalformedStudy cutOff() {
    return new MalformedStudy(limit, "the record ends here, unfinished");
  }

  public MalformedStudy unexpected(int at, String expected) {
    int c = bytes[at];
    String found =
        c > ' ' && c < 0x7f
            ? "'" + new String(bytes, at, 1, StandardCharsets.US_ASCII) + "'"
            : String.format(Locale.ROOT, "byte 0x%02X", c & 0xff);
    return new MalformedStudy(at, "expected " + expected + ", found " + found);
  }
}
