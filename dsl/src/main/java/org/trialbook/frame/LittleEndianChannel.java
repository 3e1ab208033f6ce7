package org.trialbook.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/** Writes arrays as little-endian bytes, whole arrays at once, through memory outside the heap. */
final class LittleEndianChannel implements AutoCloseable {

  private static final int BUFFER = 256 << 10;
  private static final byte[] ZEROS = new byte[64];

  private final WritableByteChannel channel;
  private final ByteBuffer buffer;
  private long position;

  private LittleEndianChannel(WritableByteChannel channel, ByteBuffer buffer) {
    this.channel = channel;
    this.buffer = buffer.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Writes to a channel, a buffer at a time. */
  static LittleEndianChannel to(WritableByteChannel channel) {
    return new LittleEndianChannel(channel, ByteBuffer.allocateDirect(BUFFER));
  }

  /** Writes to memory, which must be large enough for all that is put. */
  static LittleEndianChannel into(ByteBuffer memory) {
    return new LittleEndianChannel(new Nowhere(), memory);
  }

  /** How many bytes were put so far. */
  long position() {
    return position;
  }

  void put(byte[] bytes, int from, int length) throws IOException {
    for (int done = 0; done < length; ) {
      int part = Math.min(room(1), length - done);
      buffer.put(bytes, from + done, part);
      position += part;
      done += part;
    }
  }

  void put(byte value) throws IOException {
    room(1);
    buffer.put(value);
    position++;
  }

  void putInt(int value) throws IOException {
    room(Integer.BYTES);
    buffer.putInt(value);
    position += Integer.BYTES;
  }

  void put(int[] values, int count) throws IOException {
    for (int done = 0; done < count; ) {
      int part = Math.min(room(Integer.BYTES) / Integer.BYTES, count - done);
      buffer.asIntBuffer().put(values, done, part);
      passed(part * Integer.BYTES);
      done += part;
    }
  }

  void put(long[] values, int count) throws IOException {
    for (int done = 0; done < count; ) {
      int part = Math.min(room(Long.BYTES) / Long.BYTES, count - done);
      buffer.asLongBuffer().put(values, done, part);
      passed(part * Long.BYTES);
      done += part;
    }
  }

  void put(double[] values, int count) throws IOException {
    for (int done = 0; done < count; ) {
      int part = Math.min(room(Double.BYTES) / Double.BYTES, count - done);
      buffer.asDoubleBuffer().put(values, done, part);
      passed(part * Double.BYTES);
      done += part;
    }
  }

  /** As many zeros as alignment needs, which is 63 at most. */
  void zeros(int count) throws IOException {
    put(ZEROS, 0, count);
  }

  /** How much fits into the buffer, at least {@code needed}. */
  private int room(int needed) throws IOException {
    if (buffer.remaining() < needed) {
      flush();
    }
    return buffer.remaining();
  }

  private void passed(int bytes) {
    buffer.position(buffer.position() + bytes);
    position += bytes;
  }

  void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** What stands behind memory: nothing, so that putting more than fits is a mistake. */
  private static final class Nowhere implements WritableByteChannel {
    @Override
    public int write(ByteBuffer source) {
      throw new IllegalStateException("more was put than there is memory for");
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      // The memory belongs to the one who gave it.
    }
  }
}
