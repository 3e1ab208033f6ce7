package org.trialbook.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.trialbook.json.Bytes;

/** The part of an input that is in memory, and a cursor in it. */
final class Window {

  private static final int FIRST_SIZE = 1 << 20;

  private final InputStream in;
  private final int most;
  private byte[] bytes;
  private int at;
  private int end;
  private long passed;
  private boolean ended;
  private IOException failure;

  /**
   * A window on a stream.
   *
   * @param beginning what was read of it already
   * @param most how many bytes may be held at once: no record grows beyond that
   */
  Window(byte[] beginning, InputStream in, int most) {
    this.in = in;
    this.most = Math.max(most, 2 * beginning.length);
    bytes = new byte[Math.min(FIRST_SIZE, this.most)];
    System.arraycopy(beginning, 0, bytes, 0, beginning.length);
    end = beginning.length;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The index of the cursor. */
  int at() {
    return at;
  }

  /** The index behind the last byte in memory. */
  int end() {
    return end;
  }

  /** Where in the input the cursor stands. */
  long position() {
    return passed + at;
  }

  /** Whether what lies behind the cursor is more than may be held. */
  boolean isFull() {
    return end - at >= most && !ended;
  }

  /** Moves the cursor to the next line feed or the end of the input, however far that is. */
  void skipLine() throws IOException {
    int next = Bytes.indexOf((byte) '\n', bytes, at, end);
    while (next == end) {
      at = end;
      if (!more()) {
        return;
      }
      next = Bytes.indexOf((byte) '\n', bytes, at, end);
    }
    at = next;
  }

  void advance(int count) {
    at += count;
  }

  /** The byte this far behind the cursor, or -1 where the input ends. */
  int peek(int ahead) throws IOException {
    while (at + ahead >= end) {
      if (!more()) {
        return -1;
      }
    }
    return bytes[at + ahead] & 0xff;
  }

  /** The bytes from the cursor to the next line feed, or to the end of the input or the window. */
  int lineLength() throws IOException {
    int length = 0;
    while (true) {
      length = Bytes.indexOf((byte) '\n', bytes, at + length, end) - at;
      if (at + length < end || !more()) {
        return length;
      }
    }
  }

  /**
   * Reads on. What lies before the cursor is dropped, so that indexes change; false at the end of
   * the input, or if what lies behind the cursor is as much as may be held.
   */
  boolean more() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (ended || end - at >= most) {
      return false;
    }
    if (at > 0) {
      System.arraycopy(bytes, at, bytes, 0, end - at);
      passed += at;
      end -= at;
      at = 0;
    }
    if (end == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(most, end << 1));
    }
    return fill();
  }

  /** Reads until the buffer is full. What came before a failure is used first. */
  private boolean fill() throws IOException {
    int before = end;
    try {
      while (end < bytes.length && !ended) {
        int read = in.read(bytes, end, bytes.length - end);
        ended = read < 0;
        end += Math.max(0, read);
      }
    } catch (IOException e) {
      failure = e;
      if (end == before) {
        throw e;
      }
    }
    return end > before;
  }
}
