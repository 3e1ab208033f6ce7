package org.trialbook.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.trialbook.file.Disk;
import org.trialbook.file.WholeFile;

/**
 * A file that grows by whole lines: what was cut off by a stop is not there.
 *
 * @param path where it is, or will be with its first line
 */
record LineFile(Path path) {

  /** All lines that are whole; the rest of one that is not is cut off. */
  List<String> lines() throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    byte[] bytes = Files.readAllBytes(path);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end < bytes.length) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(end);
      }
    }
    return new String(bytes, 0, end, UTF_8).lines().toList();
  }

  /** On the disk when it returns; where it fails, no part of the lines is there. */
  void append(List<String> lines) throws IOException {
    boolean isNew = !Files.exists(path);
    ByteBuffer bytes = ByteBuffer.wrap(text(lines).getBytes(UTF_8));
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      long before = channel.size();
      try {
        channel.position(before);
        Disk.writeAll(channel, bytes);
        channel.force(true);
      } catch (IOException e) {
        cutBack(channel, before, e);
        throw e;
      }
    }
    if (isNew) {
      Disk.keepNames(path);
    }
  }

  /** The next line would go on where this one broke off. */
  private static void cutBack(FileChannel channel, long size, IOException failure) {
    try {
      channel.truncate(size);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** These lines, and no others, are on the disk when it returns. */
  void replace(List<String> lines) {
    WholeFile.keep(path, text(lines));
  }

  private static String text(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
