package org.trialbook.bench;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;

/** A limit: the least that a reader of lines must do, 8 bytes at a time, by all cores. */
final class CountNewlines implements Measurement {

  private static final int WINDOW = 1 << 20;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;

  private final Path file;

  CountNewlines(Path file) {
    this.file = file;
  }

  @Override
  public Map<String, Object> run() throws Exception {
    try (FileChannel channel = FileChannel.open(file)) {
      int windows = Math.toIntExact((channel.size() + WINDOW - 1) / WINDOW);
      ThreadLocal<byte[]> buffers = ThreadLocal.withInitial(() -> new byte[WINDOW]);
      long lines =
          AllCores.sum(windows, part -> count(channel, (long) part * WINDOW, buffers.get()));
      return Map.of("rows", Map.of("lines", lines));
    }
  }

  private static long count(FileChannel channel, long position, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        break;
      }
    }
    return count(bytes, buffer.position());
  }

  private static long count(byte[] bytes, int length) {
    long lines = 0;
    int at = 0;
    for (; at + 8 <= length; at += 8) {
      long difference = (long) LONG.get(bytes, at) ^ NEWLINES;
      // a byte of the difference is zero exactly where a newline stands
      long others = ((difference & LOW_BITS) + LOW_BITS) | difference | LOW_BITS;
      if (others != -1L) {
        lines += Long.bitCount(~others);
      }
    }
    for (; at < length; at++) {
      lines += bytes[at] == '\n' ? 1 : 0;
    }
    return lines;
  }
}
