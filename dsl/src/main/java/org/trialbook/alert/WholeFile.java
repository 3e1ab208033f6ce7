package org.trialbook.alert;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.trialbook.file.PartialFile;

/** Puts a file in the place of another such that even a power cut leaves one of the two whole. */
final class WholeFile {

  private WholeFile() {}

  /** On the disk when it returns. */
  static void replace(Path file, String text) {
    PartialFile.write(
        file,
        path -> {
          Files.writeString(path, text);
          // A rename may reach the disk before what was written: the file would be there, and
          // empty.
          try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
          }
        });
    keepNames(file);
  }

  /** The names in the folder of a file are on the disk when it returns. */
  static void keepNames(Path file) {
    try (FileChannel folder =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Windows opens no folders, and keeps their names by itself.
    }
  }
}
