package org.trialbook.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Where the entries of a zip stand, from its central directory: java.util.zip inflates them, but
 * does not say where they are, and another library needs to know.
 *
 * @param headers where each local header stands
 * @param packed deflated sizes
 * @param sizes inflated sizes
 */
record ZipDirectory(long[] headers, int[] packed, int[] sizes) {

  private static final int END_SIZE = 22;
  private static final int LOCATOR_SIZE = 20;
  private static final int ENTRY_SIZE = 46;
  private static final int LOCAL_SIZE = 30;
  private static final int UNSIGNED_MAX = -1;
  private static final int ZIP64_EXTRA = 1;

  int entries() {
    return headers.length;
  }

  /** Where the deflated bytes begin behind a local header that stands at {@code header}. */
  static int data(ByteBuffer bytes, int header) {
    return header
        + LOCAL_SIZE
        + Short.toUnsignedInt(bytes.getShort(header + 26))
        + Short.toUnsignedInt(bytes.getShort(header + 28));
  }

  /** Reads the directory of a zip that has no comment; zip64 where it is that large. */
  static ZipDirectory of(FileChannel zip) throws IOException {
    ByteBuffer end = read(zip, zip.size() - END_SIZE, END_SIZE);
    long count = Short.toUnsignedLong(end.getShort(10));
    long size = Integer.toUnsignedLong(end.getInt(12));
    long start = Integer.toUnsignedLong(end.getInt(16));
    ByteBuffer locator = read(zip, zip.size() - END_SIZE - LOCATOR_SIZE, LOCATOR_SIZE);
    if (locator.getInt(0) == 0x07064b50) {
      ByteBuffer end64 = read(zip, locator.getLong(8), 56);
      count = end64.getLong(32);
      size = end64.getLong(40);
      start = end64.getLong(48);
    }
    return entries(read(zip, start, Math.toIntExact(size)), Math.toIntExact(count));
  }

  private static ZipDirectory entries(ByteBuffer directory, int count) {
    long[] headers = new long[count];
    int[] packed = new int[count];
    int[] sizes = new int[count];
    int at = 0;
    for (int entry = 0; entry < count; entry++) {
      packed[entry] = directory.getInt(at + 20);
      sizes[entry] = directory.getInt(at + 24);
      int nameEnd = at + ENTRY_SIZE + Short.toUnsignedInt(directory.getShort(at + 28));
      int header = directory.getInt(at + 42);
      headers[entry] =
          header == UNSIGNED_MAX ? header64(directory, nameEnd) : Integer.toUnsignedLong(header);
      at =
          nameEnd
              + Short.toUnsignedInt(directory.getShort(at + 30))
              + Short.toUnsignedInt(directory.getShort(at + 32));
    }
    return new ZipDirectory(headers, packed, sizes);
  }

  /** No study is 4 GB large, so the header's place is all that the zip64 field holds. */
  private static long header64(ByteBuffer directory, int extra) {
    int at = extra;
    while (directory.getShort(at) != ZIP64_EXTRA) {
      at += 4 + Short.toUnsignedInt(directory.getShort(at + 2));
    }
    return directory.getLong(at + 4);
  }

  private static ByteBuffer read(FileChannel zip, long position, int size) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining() && zip.read(buffer, position + buffer.position()) >= 0) {}
    return buffer;
  }
}
