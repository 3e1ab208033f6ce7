package org.trialbook.corpus;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.ZipException;

/**
 * The directory of a zip archive, entry by entry as it stands ("APPNOTE.TXT - .ZIP File Format
 * Specification", 4.3), with what lies between the entries.
 *
 * <p>The JDK's own reader knows an entry by its name alone, so that of two with one name it reads
 * one twice; checks no checksum; and does not see what its directory does not name.
 */
final class ZipDirectory implements Iterable<ZipEntryHeader> {

  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int END_64 = 0x06064b50;
  private static final int END_64_BYTES = 56;
  private static final int LOCATOR = 0x07064b50;
  private static final int LOCATOR_BYTES = 20;
  private static final int MOST_COMMENT = 0xffff;

  /** Ten times the directory of the whole registry. */
  private static final long MOST_BYTES = 1 << 30;

  private final byte[] bytes;
  private final long moved;
  private final long position;
  private final long[] starts;

  private ZipDirectory(byte[] bytes, long position, long moved, long count) throws IOException {
    this.bytes = bytes;
    this.position = position;
    this.moved = moved;
    // An entry has 46 bytes at least.
    if (count > bytes.length / ZipEntryHeader.DIRECTORY_BYTES) {
      throw new ZipException("its directory lists more files than it can hold");
    }
    this.starts = new long[(int) count];
    int at = 0;
    for (int i = 0; i < starts.length; i++) {
      ZipEntryHeader entry = ZipEntryHeader.of(bytes, at, moved);
      if (entry.start() < 0 || entry.start() >= position) {
        throw new ZipException("its directory names a place outside of it");
      }
      starts[i] = entry.start();
      at += entry.directoryBytes();
    }
    if (at != bytes.length) {
      throw new ZipException("its directory holds more than the files that it counts");
    }
    Arrays.sort(starts);
  }

  static ZipDirectory read(FileChannel file) throws IOException {
    long size = file.size();
    byte[] tail = bytes(file, Math.max(0, size - END_BYTES - MOST_COMMENT), size);
    int end = tail.length - END_BYTES;
    while (end >= 0 && !isEnd(tail, end)) {
      end--;
    }
    if (end < 0) {
      throw new ZipException("it has no directory at its end, as if it were cut off");
    }
    ByteBuffer record = ZipEntryHeader.littleEndian(tail, end);
    long behind = size - tail.length + end;
    int count = record.getShort(10) & 0xffff;
    long length = record.getInt(12) & 0xffffffffL;
    long offset = record.getInt(16) & 0xffffffffL;
    if ((record.getShort(4) | record.getShort(6)) != 0 && (record.getShort(4) & 0xffff) != 0xffff) {
      throw new ZipException("it is one of several parts");
    }
    ByteBuffer large = large(file, behind);
    if (large == null) {
      return of(file, behind, length, offset, count);
    }
    return of(
        file,
        behind - LOCATOR_BYTES - END_64_BYTES,
        large.getLong(40),
        large.getLong(48),
        large.getLong(32));
  }

  private static ZipDirectory of(
      FileChannel file, long behind, long length, long offset, long count) throws IOException {
    long begin = behind - length;
    if (length < 0 || length > MOST_BYTES || begin < 0 || offset < 0 || offset > begin) {
      throw new ZipException("its directory is not where it says");
    }
    return new ZipDirectory(bytes(file, begin, behind), begin, begin - offset, count);
  }

  /** The record for archives beyond 4 GB, if there is one: right before its locator. */
  private static ByteBuffer large(FileChannel file, long end) throws IOException {
    if (end < LOCATOR_BYTES + END_64_BYTES) {
      return null;
    }
    byte[] records = bytes(file, end - LOCATOR_BYTES - END_64_BYTES, end);
    ByteBuffer record = ZipEntryHeader.littleEndian(records, 0);
    if (record.getInt(END_64_BYTES) != LOCATOR) {
      return null;
    }
    if (record.getInt(0) != END_64 || record.getLong(4) != END_64_BYTES - 12) {
      throw new ZipException("its directory is not where it says");
    }
    return record;
  }

  private static boolean isEnd(byte[] tail, int at) {
    ByteBuffer record = ZipEntryHeader.littleEndian(tail, at);
    return record.getInt(0) == END
        && at + END_BYTES + (record.getShort(20) & 0xffff) == tail.length;
  }

  /** The bytes of a file from one place to another. */
  static byte[] bytes(FileChannel file, long from, long to) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(to - from)];
    read(file, from, bytes, bytes.length);
    return bytes;
  }

  static void read(FileChannel file, long from, byte[] bytes, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, from + buffer.position()) < 0) {
        throw new EOFException("it is cut off");
      }
    }
  }

  /** Where the first file begins: what comes before belongs to none. */
  long first() {
    return starts.length == 0 ? position : starts[0];
  }

  /** Where the next file begins behind this place, or the directory. */
  long next(long start) {
    int at = Arrays.binarySearch(starts, start + 1);
    int next = at < 0 ? -at - 1 : at;
    return next == starts.length ? position : starts[next];
  }

  /** Whether two entries begin at this place. */
  boolean isShared(long start) {
    int at = Arrays.binarySearch(starts, start);
    return (at > 0 && starts[at - 1] == start)
        || (at + 1 < starts.length && starts[at + 1] == start);
  }

  @Override
  public Iterator<ZipEntryHeader> iterator() {
    return new Iterator<>() {
      private int at;

      @Override
      public boolean hasNext() {
        return at < bytes.length;
      }

      @Override
      public ZipEntryHeader next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        try {
          ZipEntryHeader entry = ZipEntryHeader.of(bytes, at, moved);
          at += entry.directoryBytes();
          return entry;
        } catch (IOException e) {
          throw new IllegalStateException("all were read before", e);
        }
      }
    };
  }
}
