package org.trialbook.registry;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.trialbook.file.OwnedName;

/** Files that are there whole or not at all, whatever stops the process or the machine. */
final class AtomicFile {

  private static final String BEGUN = ".new";
  private static final String END = ".tmp";

  private AtomicFile() {}

  /** Deletes from a folder what processes have left that live no more. */
  static void tidy(Path folder) {
    OwnedName.sweep(folder, END);
  }

  /**
   * Written beside, on the disk, then renamed over what was there. A machine that loses power may
   * come back with the file before, which is whole as well.
   */
  static void write(Path file, byte[] content) throws IOException {
    Path beside = file.toAbsolutePath().resolveSibling(OwnedName.of(BEGUN, END));
    try {
      try (FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        writeAll(channel, ByteBuffer.wrap(content));
        channel.force(true);
      }
      rename(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Renamed, for good. */
  static void move(Path from, Path to) throws IOException {
    rename(from, to);
    keepNames(to.toAbsolutePath().getParent());
  }

  static void writeAll(FileChannel channel, ByteBuffer content) throws IOException {
    while (content.hasRemaining()) {
      channel.write(content);
    }
  }

  /** A rename is on the disk once its folder is. */
  private static void keepNames(Path folder) throws IOException {
    // Windows opens no folders; its file system keeps renames in order by itself.
    if (File.separatorChar == '/') {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
