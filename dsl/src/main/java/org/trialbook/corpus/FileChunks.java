package org.trialbook.corpus;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The chunks of one file, by what its first bytes are. */
final class FileChunks implements Chunks {

  private static final int BUFFER = 64 << 10;
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int ZIP_MAGIC = ('P' << 8) | 'K';
  private static final int ZSTD_MAGIC = 0x28b5;

  /** What begins a frame that unpacks to nothing: 16 numbers, and what follows them. */
  private static final int SKIPPABLE_MAGIC = 0x502a;

  private static final int ANY_SKIPPABLE = 0xf0ff;

  private final InputStream in;
  private final Chunks chunks;

  private FileChunks(String name, InputStream in, ReadLimits limits) throws IOException {
    this.in = in;
    this.chunks = StudyText.chunks(name, in, limits);
  }

  static Chunks open(Path file, ReadLimits limits) throws IOException {
    InputStream raw = new BufferedInputStream(bytes(file), BUFFER);
    try {
      int magic = first(raw, 2);
      if (magic == ZIP_MAGIC) {
        raw.close();
        return new ZipChunks(file, limits);
      }
      return new FileChunks(file.toString(), unpacked(magic, raw, limits), limits);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** A pipe is read by other means: what a channel tells of it ends in an error. */
  private static InputStream bytes(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? Files.newInputStream(file)
        : new FileInputStream(file.toFile());
  }

  /** A stream of packed text, unpacked. */
  static InputStream unpacked(InputStream packed, ReadLimits limits) throws IOException {
    InputStream raw = new BufferedInputStream(packed, BUFFER);
    return unpacked(first(raw, 2), raw, limits);
  }

  private static InputStream unpacked(int magic, InputStream raw, ReadLimits limits)
      throws IOException {
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

  @Override
  public Optional<Chunk> next() throws IOException {
    return chunks.next();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
