package org.trialbook.corpus;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How bytes are packed, by what they begin with. */
final class Packing {

  private static final int BUFFER = 64 << 10;
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int ZIP_MAGIC = ('P' << 8) | 'K';
  private static final int ZSTD_MAGIC = 0x28b5;

  /** What begins a frame that unpacks to nothing: 16 numbers, and what follows them. */
  private static final int SKIPPABLE_MAGIC = 0x502a;

  private static final int ANY_SKIPPABLE = 0xf0ff;

  private Packing() {}

  /** The bytes with room to look at how they begin. */
  static InputStream buffered(InputStream bytes) {
    return new BufferedInputStream(bytes, BUFFER);
  }

  /** Whether buffered bytes begin as an archive does. */
  static boolean isZip(InputStream buffered) throws IOException {
    return first(buffered, 2) == ZIP_MAGIC;
  }

  /** What buffered bytes are when unpacked; themselves where they are not packed. */
  static InputStream unpacked(InputStream raw, ReadLimits limits) throws IOException {
    int magic = first(raw, 2);
    if (magic == GZIP_MAGIC) {
      GzipMembers members = new GzipMembers(raw);
      return new BoundedUnpacking(members, members::packed, limits);
    }
    if (isZstd(magic)) {
      CountedBytes packed = new CountedBytes(raw);
      return new BoundedUnpacking(new ZstdInputStream(packed), packed::count, limits);
    }
    return raw;
  }

  /** Whether a file begins as a packed one does. */
  static boolean isPacked(byte[] file) {
    return magic(file) == ZIP_MAGIC || isPackedText(file);
  }

  /** Whether a file begins as gzip or Zstandard data do. */
  static boolean isPackedText(byte[] file) {
    return magic(file) == GZIP_MAGIC || isZstd(magic(file));
  }

  private static int magic(byte[] file) {
    return file.length < 2 ? 0 : (file[0] & 0xff) << 8 | (file[1] & 0xff);
  }

  private static boolean isZstd(int magic) {
    return magic == ZSTD_MAGIC || (magic & ANY_SKIPPABLE) == SKIPPABLE_MAGIC;
  }

  private static int first(InputStream in, int count) throws IOException {
    in.mark(count);
    int bytes = 0;
    for (int i = 0; i < count; i++) {
      bytes = bytes << 8 | in.read();
    }
    in.reset();
    return bytes;
  }
}
