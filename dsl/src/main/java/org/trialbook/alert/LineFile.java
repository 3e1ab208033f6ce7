package org.trialbook.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A file that only grows, by whole lines: what was cut off by a stop is not there. */
final class LineFile implements AutoCloseable {

  private final FileChannel channel;

  private LineFile(FileChannel channel) {
    this.channel = channel;
  }

  static LineFile open(Path file) throws IOException {
    return new LineFile(
        FileChannel.open(
            file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE));
  }

  /** All lines that are whole; the rest of one that is not is cut off. */
  List<String> lines() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
      // goes on
    }
    String text = new String(bytes.array(), 0, bytes.position(), UTF_8);
    int end = text.lastIndexOf('\n') + 1;
    channel.truncate(text.substring(0, end).getBytes(UTF_8).length);
    return text.substring(0, end).lines().toList();
  }

  /** On the disk when it returns. */
  void append(List<String> lines) throws IOException {
    List<String> ended = new ArrayList<>();
    lines.forEach(line -> ended.add(line + "\n"));
    ByteBuffer bytes = ByteBuffer.wrap(String.join("", ended).getBytes(UTF_8));
    long at = channel.size();
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
