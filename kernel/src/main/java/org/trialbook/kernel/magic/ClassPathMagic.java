package org.trialbook.kernel.magic;

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

/** {@code %jars} and {@code %classpath}: libraries that are files. */
final class ClassPathMagic implements LineMagic {

  private final Libraries libraries;
  private final boolean jarsOnly;

  private ClassPathMagic(Libraries libraries, boolean jarsOnly) {
    this.libraries = libraries;
    this.jarsOnly = jarsOnly;
  }

  /** {@code %jars}: a folder stands for the jars in it. */
  static ClassPathMagic jars(Libraries libraries) {
    return new ClassPathMagic(libraries, true);
  }

  /** {@code %classpath}: a folder holds classes. */
  static ClassPathMagic entries(Libraries libraries) {
    return new ClassPathMagic(libraries, false);
  }

  @Override
  public String name() {
    return jarsOnly ? "jars" : "classpath";
  }

  @Override
  public Help help() {
    return jarsOnly
        ? new Help(
            "%jars FILE|FOLDER|PATTERN ...",
            "Adds jars to the class path; a folder stands for the jars in it.",
            "In a pattern * and ? stand for parts of a name and ** for folders: %jars lib/*.jar",
            "As a value: the new jars, as a List<String>.")
        : new Help(
            "%classpath FILE|FOLDER|PATTERN ...",
            "Adds jars and folders of classes to the class path.",
            "In a pattern * and ? stand for parts of a name and ** for folders.",
            "As a value: what is new, as a List<String>.");
  }

  @Override
  public List<String> completions(List<String> typed, Workspace workspace) {
    return FileNames.completing(typed.get(typed.size() - 1));
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) throws IOException {
    if (arguments.text().isEmpty()) {
      throw new TrialbookException("%" + name() + " needs a file.\nTry %" + name() + " lib/*.jar");
    }
    Set<Path> found = new LinkedHashSet<>();
    for (String word : arguments.words()) {
      List<Path> files = files(word);
      if (files.isEmpty()) {
        throw new TrialbookException(
            "There is nothing at %s.\nPaths are relative to %s."
                .formatted(word, Path.of("").toAbsolutePath()));
      }
      found.addAll(files);
    }
    Added added = libraries.add(new ArrayList<>(found));
    workspace.addToClassPath(added.entries());
    added.notes().forEach(System.err::println);
    return added.entries().stream().map(Path::toString).toList();
  }

  private List<Path> files(String word) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path each : FileNames.matching(word)) {
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
