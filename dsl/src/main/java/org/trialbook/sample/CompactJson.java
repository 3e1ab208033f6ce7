package org.trialbook.sample;

import java.util.Arrays;

/**
 * One study's JSON in the making, compact as the registry sends it.
 *
 * <p>What is absent is left out, as in the registry: a null or empty text writes nothing, and an
 * object or array that stays empty takes itself back. Written out rather than left to a library so
 * that the bytes are the same for as long as this class is.
 */
final class CompactJson {

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private byte[] bytes = new byte[16 << 10];
  private int length;

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** The object that is the whole text, or an element of the array being written. */
  void object(Runnable body) {
    int before = length;
    separate();
    nest('{', body, '}', before);
  }

  void object(String name, Runnable body) {
    int before = length;
    name(name);
    nest('{', body, '}', before);
  }

  void array(String name, Runnable body) {
    int before = length;
    name(name);
    nest('[', body, ']', before);
  }

  private void nest(char open, Runnable body, char close, int before) {
    put((byte) open);
    int inside = length;
    body.run();
    if (length == inside) {
      length = before;
    } else {
      put((byte) close);
    }
  }

  void text(String name, String value) {
    if (value != null && !value.isEmpty()) {
      name(name);
      quoted(value);
    }
  }

  void texts(String name, Iterable<String> values) {
    array(name, () -> values.forEach(this::element));
  }

  /** A text as an element of the array being written. */
  void element(String value) {
    separate();
    quoted(value);
  }

  void number(String name, long value) {
    number(name, Long.toString(value));
  }

  /** A number given as its digits, so that no floating-point formatting is involved. */
  void number(String name, String digits) {
    name(name);
    ascii(digits);
  }

  void flag(String name, boolean value) {
    name(name);
    ascii(value ? "true" : "false");
  }

  private void name(String name) {
    separate();
    put((byte) '"');
    ascii(name);
    put((byte) '"');
    put((byte) ':');
  }

  private void separate() {
    if (length > 0 && bytes[length - 1] != '{' && bytes[length - 1] != '[') {
      put((byte) ',');
    }
  }

  private void ascii(String text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  private void quoted(String text) {
    room(6 * text.length() + 2);
    bytes[length++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        bytes[length++] = '\\';
        bytes[length++] = (byte) c;
      } else if (c < 0x20) {
        control(c);
      } else if (c < 0x80) {
        bytes[length++] = (byte) c;
      } else if (c < 0x800) {
        bytes[length++] = (byte) (0xC0 | (c >> 6));
        continuation(c);
      } else if (Character.isHighSurrogate(c)) {
        int point = Character.toCodePoint(c, text.charAt(++i));
        bytes[length++] = (byte) (0xF0 | (point >> 18));
        continuation(point >> 12);
        continuation(point >> 6);
        continuation(point);
      } else {
        bytes[length++] = (byte) (0xE0 | (c >> 12));
        continuation(c >> 6);
        continuation(c);
      }
    }
    bytes[length++] = '"';
  }

  private void continuation(int bits) {
    bytes[length++] = (byte) (0x80 | (bits & 0x3F));
  }

  private void control(char c) {
    bytes[length++] = '\\';
    if (c == '\n') {
      bytes[length++] = 'n';
    } else {
      bytes[length++] = 'u';
      bytes[length++] = '0';
      bytes[length++] = '0';
      bytes[length++] = HEX[c >> 4];
      bytes[length++] = HEX[c & 0xF];
    }
  }

  private void put(byte value) {
    room(1);
    bytes[length++] = value;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
