package org.trialbook.kernel.magic.builtin;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files by the beginning of their names, or by a pattern. */
final class FileNames {

  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");
  private static final int MOST = 200;

  private FileNames() {}

  /** Paths that begin with this text; those of folders end with a slash. */
  static List<String> completing(String typed, CommandEnvironment where) {
    String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
    String prefix = typed.substring(folder.length());
    try (Stream<Path> files = Files.list(where.resolve(folder))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> !prefix.isEmpty() || !file.getFileName().toString().startsWith("."))
          .sorted()
          .limit(MOST)
          .map(file -> folder + file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
          .toList();
    } catch (IOException | InvalidPathException e) {
      return List.of(); // nothing to offer
    }
  }

  static boolean isPattern(String path) {
    return WILDCARD.matcher(path).find();
  }

  /**
   * The files and folders that a path or pattern stands for, absolute and sorted; none if there is
   * no such file. In a pattern, * and ? stand for parts of a name, ** for folders.
   */
  static List<Path> matching(String pattern, CommandEnvironment where) throws IOException {
    if (!isPattern(pattern)) {
      Path path = where.resolve(pattern);
      return Files.exists(path) ? List.of(path) : List.of();
    }
    int firstWildcard = WILDCARD.matcher(pattern).results().findFirst().orElseThrow().start();
    String fixed = pattern.substring(0, pattern.lastIndexOf('/', firstWildcard) + 1);
    Path folder = where.resolve(fixed);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    String rest = pattern.substring(fixed.length());
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
    int depth = rest.contains("**") ? Integer.MAX_VALUE : rest.split("/", -1).length;
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> matcher.matches(folder.relativize(file))).sorted().toList();
    }
  }
}
