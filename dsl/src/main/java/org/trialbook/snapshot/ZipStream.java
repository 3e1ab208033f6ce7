package org.trialbook.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The files of a zip archive in the order in which they come over a wire, each whole in memory.
 *
 * <p>The archive is not trusted: names are names and no paths, a file that grows beyond all measure
 * is refused, and at the end the directory has to list what came, no more and no less. An archive
 * that was cut off has no directory.
 */
final class ZipStream {

  private static final int LOCAL_FILE = 0x04034b50;
  private static final int CENTRAL_FILE = 0x02014b50;
  private static final int DESCRIPTOR = 0x08074b50;
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;

  private static final int ENCRYPTED = 1;
  private static final int HAS_DESCRIPTOR = 1 << 3;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  /** The largest study has 3.6 MB. */
  private static final int LARGEST_FILE = 64 << 20;

  /** JSON packs ten times, a file of blanks a thousand times. */
  private static final int LARGEST_RATIO = 300;

  private static final int HARMLESS = 1 << 20;

  /** One file. */
  static final class Entry {

    private final String name;
    private final byte[] content;
    private final int length;

    private Entry(String name, byte[] content, int length) {
      this.name = name;
      this.content = content;
      this.length = length;
    }

    String name() {
      return name;
    }

    /** Its content from 0 to {@link #length()}; free for the next file after this one. */
    byte[] content() {
      return content;
    }

    int length() {
      return length;
    }
  }

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final byte[] window = new byte[1 << 16];
  private int at;
  private int end;
  private long windowStart;
  private byte[] content = new byte[1 << 16];
  private CameFiles came;

  /**
   * @param in stands at the beginning of a file's header
   * @param position of that in the archive
   * @param came before it
   */
  ZipStream(InputStream in, long position, CameFiles came) {
    this.in = in;
    this.windowStart = position;
    this.came = came;
  }

  /** The byte of the archive at which the next file begins. */
  long position() {
    return windowStart + at;
  }

  CameFiles came() {
    return came;
  }

  /**
   * The next file; empty at the end, when the directory lists all that came.
   *
   * @throws ZipException where the archive is damaged, cut off, or not to be trusted
   */
  Optional<Entry> next() throws IOException {
    int signature = int32();
    if (signature == CENTRAL_FILE || signature == END || signature == END_64) {
      checkDirectory(signature);
      return Optional.empty();
    }
    if (signature != LOCAL_FILE) {
      throw new ZipException("no file begins at byte " + (position() - 4));
    }
    int16(); // version
    int flags = int16();
    int method = int16();
    int32(); // time and day
    long crc = int32() & 0xffffffffL;
    long packed = int32() & 0xffffffffL;
    int32(); // unpacked, which is counted instead
    int nameLength = int16();
    int extraLength = int16();
    String name = new String(bytes(nameLength), UTF_8);
    byte[] extra = bytes(extraLength);
    boolean described = (flags & HAS_DESCRIPTOR) != 0;
    if ((flags & ENCRYPTED) != 0 || (method != STORED && method != DEFLATED)) {
      throw new ZipException(name + " is encrypted or packed in an unknown way");
    }
    if (method == STORED && described) {
      throw new ZipException(name + " does not say where it ends");
    }
    int length = method == STORED ? copy(name, packed) : inflate(name);
    CRC32 sum = new CRC32();
    sum.update(content, 0, length);
    long expected = described ? descriptor(isLarge(extra)) : crc;
    if (sum.getValue() != expected) {
      throw new ZipException(name + " is damaged: its checksum differs");
    }
    came = came.and(name, expected);
    return Optional.of(new Entry(name, content, length));
  }

  private static boolean isLarge(byte[] extra) {
    return extra.length >= 4 && extra[0] == 1 && extra[1] == 0;
  }

  private long descriptor(boolean large) throws IOException {
    int first = int32();
    long crc = (first == DESCRIPTOR ? int32() : first) & 0xffffffffL;
    skip(large ? 16 : 8);
    return crc;
  }

  private int copy(String name, long size) throws IOException {
    grow(name, size, size);
    for (int length = 0; length < size; ) {
      fill();
      int some = (int) Math.min(size - length, end - at);
      System.arraycopy(window, at, content, length, some);
      at += some;
      length += some;
    }
    return (int) size;
  }

  private int inflate(String name) throws IOException {
    inflater.reset();
    int length = 0;
    long packed = 0;
    try {
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          fill();
          inflater.setInput(window, at, end - at);
          packed += end - at;
          at = end;
        }
        if (length == content.length) {
          grow(name, 2L * length, packed);
        }
        int some = inflater.inflate(content, length, content.length - length);
        if (some == 0 && inflater.needsDictionary()) {
          throw new ZipException(name + " needs a dictionary");
        }
        length += some;
        if (length > HARMLESS && length / LARGEST_RATIO > packed) {
          throw new ZipException(name + " unpacks to more than a study can be");
        }
      }
    } catch (DataFormatException e) {
      throw new ZipException(name + " is damaged: " + e.getMessage());
    }
    at = end - inflater.getRemaining();
    return length;
  }

  private void grow(String name, long size, long packed) throws ZipException {
    if (size > LARGEST_FILE || packed > LARGEST_FILE) {
      throw new ZipException(name + " is larger than a study can be");
    }
    if (size > content.length) {
      content = Arrays.copyOf(content, (int) size);
    }
  }

  /** Holds the directory against what came. */
  private void checkDirectory(int first) throws IOException {
    CameFiles listed = CameFiles.NOTHING;
    int signature = first;
    while (signature == CENTRAL_FILE && listed.files() <= came.files()) {
      skip(12);
      long crc = int32() & 0xffffffffL;
      skip(8);
      int nameLength = int16();
      int extraLength = int16();
      int commentLength = int16();
      skip(12);
      listed = listed.and(new String(bytes(nameLength), UTF_8), crc);
      skip(extraLength + commentLength);
      signature = int32();
    }
    if (listed.files() <= came.files() && signature != END && signature != END_64) {
      throw new ZipException("its directory is damaged");
    }
    if (!listed.equals(came)) {
      throw new ZipException(
          String.format(
              Locale.ROOT,
              "its directory lists %,d files%s, and %,d came",
              listed.files(),
              listed.files() > came.files() ? " or more" : "",
              came.files()));
    }
    // To the end, so that the connection can serve again.
    int more = 0;
    for (int read = 0; read >= 0; read = in.read(window, 0, window.length)) {
      more += read;
      if (more > HARMLESS) {
        throw new ZipException("more follows after its end");
      }
      Interruptions.check();
    }
  }

  // ---- bytes ------------------------------------------------------------------------------

  private void fill() throws IOException {
    if (at == end) {
      windowStart += end;
      at = 0;
      end = Math.max(0, in.read(window, 0, window.length));
      if (end == 0) {
        throw new EOFException("the archive is cut off at byte " + windowStart);
      }
    }
  }

  private int int8() throws IOException {
    fill();
    return window[at++] & 0xff;
  }

  private int int16() throws IOException {
    return int8() | int8() << 8;
  }

  private int int32() throws IOException {
    return int16() | int16() << 16;
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) int8();
    }
    return bytes;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      int8();
    }
  }
}
