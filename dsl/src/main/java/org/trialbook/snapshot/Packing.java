package org.trialbook.snapshot;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.Arrays;

/** Zstandard as blocks have it. The same bytes give the same packed bytes. */
final class Packing {

  private static final int LEVEL = 3;

  private Packing() {}

  /** One frame, which knows its size and has a checksum. */
  static byte[] pack(byte[] plain, int offset, int length) {
    try (ZstdCompressCtx context = new ZstdCompressCtx()) {
      context.setLevel(LEVEL).setChecksum(true).setContentSize(true);
      byte[] packed = new byte[(int) Zstd.compressBound(length)];
      int size = context.compressByteArray(packed, 0, packed.length, plain, offset, length);
      return Arrays.copyOf(packed, size);
    }
  }

  /**
   * Unpacks one frame.
   *
   * @throws IOException where it is damaged
   */
  static byte[] unpack(byte[] packed) throws IOException {
    long bytes = Zstd.getFrameContentSize(packed);
    if (bytes < 0 || bytes > Integer.MAX_VALUE - 8) {
      throw new IOException("it is no Zstandard frame of a block");
    }
    return unpack(packed, (int) bytes);
  }

  /**
   * Unpacks frames that have this many bytes together.
   *
   * @throws IOException where they are damaged
   */
  static byte[] unpack(byte[] packed, int bytes) throws IOException {
    byte[] plain = new byte[bytes];
    try {
      long size = Zstd.decompress(plain, packed);
      if (Zstd.isError(size) || size != bytes) {
        throw new IOException(
            Zstd.isError(size) ? Zstd.getErrorName(size) : size + " bytes instead of " + bytes);
      }
    } catch (ZstdException e) {
      throw new IOException(e.getMessage(), e);
    }
    return plain;
  }
}
