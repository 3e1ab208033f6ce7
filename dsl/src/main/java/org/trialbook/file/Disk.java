package org.trialbook.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What a disk is told so that a power cut leaves what was there before, or what came after. */
public final class Disk {

  private Disk() {}

  /** Takes the place of whatever file is there, in one step. */
  public static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Renamed, for good. */
  public static void move(Path from, Path to) throws IOException {
    rename(from, to);
    keepNames(to);
  }

  /**
   * What was written of a file is on the disk when it returns. A rename may reach the disk before
   * it: the file would be there, and empty.
   */
  public static void keep(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** The names in the folder of a file are on the disk when it returns. */
  public static void keepNames(Path file) {
    try (FileChannel folder =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Windows opens no folders, and keeps their names by itself, as some file systems do.
    }
  }

  /** Writes all that remains at the channel's position. */
  public static void writeAll(FileChannel channel, ByteBuffer content) throws IOException {
    while (content.hasRemaining()) {
      channel.write(content);
    }
  }
}
