package org.trialbook.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.trialbook.accounting.Reject;
import org.trialbook.json.Bytes;
import org.trialbook.json.JsonBytes;
import org.trialbook.json.MalformedStudy;

/**
 * The chunks of a stream that has one study a line (NDJSON).
 *
 * <p>A chunk ends at a line feed before an opening brace, so that a study printed over several
 * indented lines stays whole too. Nothing else is looked at here: the records inside a chunk are
 * found by the thread that flattens it.
 */
final class LineChunks implements Chunks {

  private static final int FIRST_BYTES = 1 << 20;
  private static final int FULL_BYTES = 16 << 20;
  private static final int TOO_LONG = -1;

  private final String name;
  private final InputStream in;
  private final ReadLimits limits;
  private final Queue<byte[]> spare = new ConcurrentLinkedQueue<>();
  private int size = FIRST_BYTES;
  private byte[] bytes = new byte[FIRST_BYTES];
  private int end;
  private long passed;
  private boolean ended;
  private IOException failure;

  /**
   * The chunks of what is left of a stream.
   *
   * @param beginning what was read of it already
   */
  LineChunks(String name, byte[] beginning, InputStream in, ReadLimits limits) {
    this.name = name;
    this.in = in;
    this.limits = limits;
    System.arraycopy(beginning, 0, bytes, 0, beginning.length);
    end = beginning.length;
  }

  /**
   * The chunks of a stream.
   *
   * @param position the byte of the input at which it begins
   */
  LineChunks(String name, long position, InputStream in, ReadLimits limits) {
    this(name, new byte[0], in, limits);
    passed = position;
  }

  @Override
  public Optional<Chunk> next() throws IOException {
    int cut = fill();
    if (cut == 0) {
      if (failure != null) {
        IOException once = new Damaged(passed, failure);
        failure = null;
        throw once;
      }
      return Optional.empty();
    }
    if (cut == TOO_LONG) {
      Reject reject = tooLong();
      return Optional.of(sink -> sink.reject(reject));
    }
    byte[] full = bytes;
    long position = passed;
    // The first chunks are small, so that every thread soon has something to do.
    size = Math.min(FULL_BYTES, size << 1);
    bytes = empty(Math.max(size, end - cut));
    System.arraycopy(full, cut, bytes, 0, end - cut);
    end -= cut;
    passed += cut;
    return Optional.of(sink -> records(full, cut, position, sink));
  }

  @Override
  public void close() {
    // The stream belongs to who opened it.
  }

  private byte[] empty(int length) {
    byte[] array = spare.poll();
    return array != null && array.length >= length ? array : new byte[length];
  }

  /**
   * Reads until there is a chunk, and returns where it ends; 0 behind the last one, {@link
   * #TOO_LONG} where no record ends before it is longer than any may be.
   */
  private int fill() throws IOException {
    int seen = 0;
    while (true) {
      read(Math.min(bytes.length, Math.max(size, end + FIRST_BYTES)));
      if (ended) {
        return end;
      }
      int cut = lastRecord(seen);
      if (cut > 0) {
        return cut;
      }
      if (end >= limits.record()) {
        requireNotBlank();
        return lastLine();
      }
      seen = end;
      if (end == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(limits.record(), 1L + end), 2L * end));
      }
    }
  }

  /** Reads up to {@code until} bytes. What came before a failure is used first. */
  private void read(int until) {
    try {
      while (end < until && !ended) {
        int read = in.read(bytes, end, until - end);
        ended = read < 0;
        end += Math.max(0, read);
      }
    } catch (IOException e) {
      failure = e;
      ended = true;
    }
  }

  /**
   * Where the last record begins that may not be whole; 0 if none begins at or behind {@code seen}.
   */
  private int lastRecord(int seen) {
    for (int at = end - 1; at >= Math.max(1, seen); at--) {
      if (bytes[at] == '{' && bytes[at - 1] == '\n') {
        return at;
      }
    }
    return 0;
  }

  /** Where the last line begins that may not be whole. */
  private int lastLine() {
    int at = end;
    while (at > 0 && bytes[at - 1] != '\n') {
      at--;
    }
    return at > 0 ? at : TOO_LONG;
  }

  private void requireNotBlank() throws IOException {
    for (int i = 0; i < end; i++) {
      if (!isBlank(bytes, i, i + 1) && bytes[i] != '\n') {
        return;
      }
    }
    throw new Damaged(passed, "more than " + ReadLimits.text(end) + " of blanks");
  }

  /** Goes to the end of a line, however far that is. */
  private Reject tooLong() {
    long from = passed;
    int line = end;
    while (line == end && !(ended && end == 0)) {
      passed += end;
      end = 0;
      read(bytes.length);
      line = Bytes.indexOf((byte) '\n', bytes, 0, end);
    }
    System.arraycopy(bytes, line, bytes, 0, end - line);
    passed += line;
    end -= line;
    return limits.tooLong(name, from, passed - from);
  }

  private void records(byte[] full, int to, long position, StudySink sink) {
    sink.input(name);
    JsonBytes json = new JsonBytes();
    int fault = 0;
    int at = 0;
    while (at < to) {
      at += isByteOrderMark(full, at, to) ? 3 : 0;
      int end = Bytes.indexOf((byte) '\n', full, at, to);
      if (isBlank(full, at, end)) {
        at = end + 1;
        continue;
      }
      if (end + 1 < to && at >= fault && isInside(full[end + 1])) {
        try {
          end = valueEnd(json, full, at, to);
        } catch (MalformedStudy e) {
          // The lines up to there belong to what is broken: none of them is looked at again.
          fault = e.index();
        }
      }
      sink.study(full, at, end - at, position + at);
      at = end < to && full[end] == '\n' ? end + 1 : end;
    }
    spare.add(full);
  }

  /** Files that were put one behind the other have one in the middle. */
  private static boolean isByteOrderMark(byte[] bytes, int at, int to) {
    return bytes[at] == (byte) 0xEF
        && at + 2 < to
        && bytes[at + 1] == (byte) 0xBB
        && bytes[at + 2] == (byte) 0xBF;
  }

  /** Whether a line goes on with the study that the line before began. */
  private static boolean isInside(byte first) {
    return first == ' ' || first == '\t' || first == '"' || first == '}';
  }

  private static int valueEnd(JsonBytes json, byte[] bytes, int from, int to) {
    json.reset(bytes, to);
    return json.skip(json.space(from));
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
    return at == to;
  }
}
