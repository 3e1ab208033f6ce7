package org.trialbook.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.trialbook.file.BlockInputStream;

/** The bytes of a file from one place to another. */
final class FileRange extends BlockInputStream {

  private final FileChannel channel;
  private final long to;
  private long at;

  FileRange(Path file, long from, long to) throws IOException {
    this.channel = FileChannel.open(file);
    this.at = from;
    this.to = to;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (at >= to && length > 0) {
      return -1;
    }
    int most = (int) Math.min(length, to - at);
    int read = channel.read(ByteBuffer.wrap(bytes, offset, most), at);
    at += Math.max(0, read);
    return read;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
