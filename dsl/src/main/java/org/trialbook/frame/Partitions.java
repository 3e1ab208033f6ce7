package org.trialbook.frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.trialbook.file.PartialFile;

/** Folders of a relation that is written as many Parquet files. */
final class Partitions {

  private Partitions() {}

  /**
   * Whether a folder holds nothing but Parquet files in folders named {@code column=value}: what an
   * export has written before, which a new one may replace.
   */
  static boolean areIn(Path folder) {
    try (Stream<Path> content = Files.walk(folder)) {
      return content
          .filter(path -> !path.equals(folder))
          .allMatch(
              path ->
                  Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                      ? path.getFileName().toString().contains("=")
                      : Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                          && path.getFileName().toString().endsWith(".parquet"));
    } catch (IOException e) {
      throw PartialFile.failure(folder, e);
    }
  }
}
