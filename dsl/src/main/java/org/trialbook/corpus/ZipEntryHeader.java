package org.trialbook.corpus;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import org.trialbook.json.Bytes;

/**
 * One file of a zip archive, as the archive's directory has it.
 *
 * @param name in the archive
 * @param nameBytes the same as it stands
 * @param flags see {@link #ENCRYPTED} and {@link #DESCRIBED}
 * @param method {@link #STORED}, {@link #DEFLATED} or one that is not read
 * @param crc the checksum of the content
 * @param packed how many bytes it has in the archive
 * @param size how many bytes it has unpacked
 * @param start the byte of the archive at which its own header begins
 * @param directoryBytes how many bytes it has in the directory
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ZipEntryHeader(
    String name,
    byte[] nameBytes,
    int flags,
    int method,
    long crc,
    long packed,
    long size,
    long start,
    int directoryBytes) {

  static final int DIRECTORY_BYTES = 46;
  static final int LOCAL_BYTES = 30;
  static final int STORED = 0;
  static final int DEFLATED = 8;

  /** Deflate cannot pack tighter. */
  private static final int MOST_RATIO = 1032;

  private static final int DIRECTORY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int DESCRIPTOR = 0x08074b50;
  private static final int ENCRYPTED = 1;
  private static final int DESCRIBED = 1 << 3;
  private static final long LARGE = 0xffffffffL;

  /** The entry that begins at a byte of the directory. */
  static ZipEntryHeader of(byte[] directory, int at, long moved) throws ZipException {
    if (directory.length - at < DIRECTORY_BYTES) {
      throw new ZipException("its directory ends early");
    }
    ByteBuffer entry = littleEndian(directory, at);
    int nameLength = entry.getShort(28) & 0xffff;
    int extraLength = entry.getShort(30) & 0xffff;
    int bytes = DIRECTORY_BYTES + nameLength + extraLength + (entry.getShort(32) & 0xffff);
    if (entry.getInt(0) != DIRECTORY || bytes > directory.length - at) {
      throw new ZipException("its directory is damaged");
    }
    long size = entry.getInt(24) & LARGE;
    long packed = entry.getInt(20) & LARGE;
    long start = entry.getInt(42) & LARGE;
    if (size == LARGE || packed == LARGE || start == LARGE) {
      ByteBuffer large = large(entry, DIRECTORY_BYTES + nameLength, extraLength);
      size = size == LARGE ? next(large) : size;
      packed = packed == LARGE ? next(large) : packed;
      start = start == LARGE ? next(large) : start;
    }
    if (size < 0 || packed < 0 || start < 0) {
      throw new ZipException("its directory is damaged");
    }
    byte[] name = new byte[nameLength];
    System.arraycopy(directory, at + DIRECTORY_BYTES, name, 0, nameLength);
    return new ZipEntryHeader(
        text(name),
        name,
        entry.getShort(8) & 0xffff,
        entry.getShort(10) & 0xffff,
        entry.getInt(16) & LARGE,
        packed,
        size,
        start + moved,
        bytes);
  }

  /** A name in UTF-8, as most are, or else letter by letter. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /** The field for numbers beyond 4 GB. */
  private static ByteBuffer large(ByteBuffer entry, int from, int length) throws ZipException {
    int at = from;
    while (at + 4 <= from + length) {
      int bytes = entry.getShort(at + 2) & 0xffff;
      if (entry.getShort(at) == 1 && at + 4 + bytes <= from + length) {
        return entry.slice(at + 4, bytes).order(ByteOrder.LITTLE_ENDIAN);
      }
      at += 4 + bytes;
    }
    throw new ZipException("its directory is damaged");
  }

  private static long next(ByteBuffer large) throws ZipException {
    if (large.remaining() < Long.BYTES) {
      throw new ZipException("its directory is damaged");
    }
    return large.getLong();
  }

  static ByteBuffer littleEndian(byte[] bytes, int from) {
    return ByteBuffer.wrap(bytes, from, bytes.length - from).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  boolean isFolder() {
    return name.endsWith("/");
  }

  /**
   * Where the content begins behind the file's own header.
   *
   * @param local the header and at least what follows it up to the content
   * @throws ZipException where it is none, or says otherwise than the directory
   */
  int content(byte[] local, int length) throws ZipException {
    if (length < LOCAL_BYTES) {
      throw new ZipException("its header is cut off");
    }
    ByteBuffer header = littleEndian(local, 0);
    if (header.getInt(0) != LOCAL) {
      throw new ZipException("there is no file where the directory says");
    }
    int nameLength = header.getShort(26) & 0xffff;
    int content = LOCAL_BYTES + nameLength + (header.getShort(28) & 0xffff);
    boolean sameName =
        content <= length
            && nameLength == nameBytes.length
            && Bytes.equal(nameBytes, 0, local, LOCAL_BYTES, nameLength);
    boolean described = (header.getShort(6) & DESCRIBED) != 0;
    if (!sameName
        || (header.getShort(8) & 0xffff) != method
        || (!described
            && !(isSame(header.getInt(14), crc)
                && isSame(header.getInt(18), packed)
                && isSame(header.getInt(22), size)))) {
      throw new ZipException("its header and the archive's directory differ");
    }
    if (((flags | header.getShort(6)) & ENCRYPTED) != 0) {
      throw new ZipException("it is encrypted");
    }
    if (method != STORED && method != DEFLATED) {
      throw new ZipException("it is packed by method " + method + ", which is not read");
    }
    if (method == STORED ? packed != size : size / MOST_RATIO > packed) {
      throw new ZipException("it is not as long as the archive says");
    }
    return content;
  }

  private static boolean isSame(int local, long listed) {
    long value = local & LARGE;
    return value == LARGE || value == listed;
  }

  /** Whether these bytes behind the content repeat what the directory says of it. */
  boolean isDescribed(byte[] bytes, int from, int to) {
    ByteBuffer left = littleEndian(bytes, from);
    int length = to - from;
    int at = length == 16 || length == 24 ? 4 : 0;
    if (at == 4 && left.getInt(0) != DESCRIPTOR) {
      return false;
    }
    boolean described = (length == at + 12 || length == at + 20) && left.getInt(at) == (int) crc;
    return described
        && (length == at + 12
            ? left.getInt(at + 4) == (int) packed && left.getInt(at + 8) == (int) size
            : left.getLong(at + 4) == packed && left.getLong(at + 12) == size);
  }
}
