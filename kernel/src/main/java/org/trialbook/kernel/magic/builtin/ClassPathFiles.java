package org.trialbook.kernel.magic.builtin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.library.Libraries;
import org.trialbook.kernel.library.Libraries.Added;
import org.trialbook.kernel.magic.Workspace;

/** Files that become part of the class path. */
final class ClassPathFiles {

  private final Libraries libraries;
  private final CommandEnvironment where;
  private final boolean jarsOnly;

  /**
   * @param jarsOnly whether a folder stands for the jars in it and not for the classes
   */
  ClassPathFiles(Libraries libraries, CommandEnvironment where, boolean jarsOnly) {
    this.libraries = libraries;
    this.where = where;
    this.jarsOnly = jarsOnly;
  }

  /** Adds what these files, folders and patterns name; all that is new, as paths. */
  List<String> add(List<String> words, Workspace workspace) throws IOException {
    Set<Path> found = new LinkedHashSet<>();
    for (String word : words) {
      List<Path> files = files(word);
      if (files.isEmpty()) {
        throw new TrialbookException(
            "There is nothing at %s.\nPaths are relative to %s.".formatted(word, where.folder()));
      }
      found.addAll(files);
    }
    Added added = libraries.add(new ArrayList<>(found));
    workspace.addToClassPath(added.entries());
    added.notes().forEach(System.err::println);
    return added.entries().stream().map(Path::toString).toList();
  }

  /** The same with a file, folder or pattern in each line of a cell. */
  List<String> addLines(String body, Workspace workspace) throws IOException {
    return add(lines(body), workspace);
  }

  /** Lines that say something, without remarks. */
  static List<String> lines(String body) {
    return body.lines()
        .map(line -> line.replaceFirst("(?:^|\\s)(?://|#).*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  List<String> completing(List<String> typed) {
    return FileNames.completing(typed.get(typed.size() - 1), where);
  }

  private List<Path> files(String word) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path each : FileNames.matching(word, where)) {
      if (jarsOnly && Files.isDirectory(each)) {
        try (Stream<Path> jars = Files.list(each)) {
          jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().forEach(files::add);
        }
      } else if (!jarsOnly || each.toString().endsWith(".jar") || !FileNames.isPattern(word)) {
        files.add(each);
      }
    }
    return files;
  }
}
