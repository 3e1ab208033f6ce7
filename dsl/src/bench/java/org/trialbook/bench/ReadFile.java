package org.trialbook.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;

/** A limit: the file's bytes, from the page cache into memory, by all cores. */
final class ReadFile implements Measurement {

  private static final int WINDOW = 4 << 20;

  private final Path file;

  ReadFile(Path file) {
    this.file = file;
  }

  @Override
  public Map<String, Object> run() throws Exception {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      int windows = Math.toIntExact((size + WINDOW - 1) / WINDOW);
      ThreadLocal<ByteBuffer> buffers =
          ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(WINDOW));
      long read = AllCores.sum(windows, part -> read(channel, (long) part * WINDOW, buffers.get()));
      return Map.of("input", read);
    }
  }

  private static long read(FileChannel channel, long position, ByteBuffer buffer)
      throws IOException {
    buffer.clear();
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        break;
      }
    }
    return buffer.position();
  }
}
