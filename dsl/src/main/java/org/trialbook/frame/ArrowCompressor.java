package org.trialbook.frame;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Compresses the buffers of a batch with ZSTD, each for itself, as Arrow's {@code BodyCompression}
 * wants it: the length of the plain bytes, then the compressed ones; or {@link #NOT_COMPRESSED} and
 * the plain ones, where that is shorter. Empty buffers stay empty.
 */
final class ArrowCompressor implements AutoCloseable {

  private static final long NOT_COMPRESSED = -1;

  /** The next level takes half as long again on our columns and saves a tenth. */
  private static final int LEVEL = 1;

  private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(LEVEL);
  private ByteBuffer plain = ByteBuffer.allocateDirect(0);
  private ByteBuffer compressed = ByteBuffer.allocateDirect(0);

  /** The same batch with compressed buffers. */
  ArrowBatch compress(ArrowBatch batch) throws IOException {
    List<ArrowBatch.Part> parts = new ArrayList<>();
    for (ArrowBatch.Part part : batch.parts()) {
      parts.add(part.length() == 0 ? part : compress(part));
    }
    return new ArrowBatch(batch.rows(), batch.nodes(), parts);
  }

  private ArrowBatch.Part compress(ArrowBatch.Part part) throws IOException {
    int length = Math.toIntExact(part.length());
    plain = atLeast(plain, length);
    compressed = atLeast(compressed, Math.toIntExact(Zstd.compressBound(length)));
    part.content().put(LittleEndianChannel.into(plain));
    int size =
        zstd.compressDirectByteBuffer(compressed, 0, compressed.capacity(), plain, 0, length);
    boolean pays = size < length;
    ByteBuffer framed =
        ByteBuffer.allocate(Long.BYTES + Math.min(size, length)).order(ByteOrder.LITTLE_ENDIAN);
    framed.putLong(pays ? length : NOT_COMPRESSED);
    framed.put(pays ? compressed.slice(0, size) : plain.slice(0, length));
    byte[] bytes = framed.array();
    return new ArrowBatch.Part(bytes.length, out -> out.put(bytes, 0, bytes.length));
  }

  private static ByteBuffer atLeast(ByteBuffer buffer, int capacity) {
    return buffer.capacity() < capacity
        ? ByteBuffer.allocateDirect(Math.max(capacity, buffer.capacity() << 1))
        : buffer.clear();
  }

  @Override
  public void close() {
    zstd.close();
  }
}
