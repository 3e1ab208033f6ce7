package org.trialbook.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders as a whole. */
public final class Folders {

  private Folders() {}

  /** Deletes it with everything in it, if it is there; links are not followed. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> content = Files.walk(folder)) {
      all = content.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      try {
        Files.delete(path);
      } catch (NoSuchFileException e) {
        // somebody else was at it, to the same end
      }
    }
  }
}
