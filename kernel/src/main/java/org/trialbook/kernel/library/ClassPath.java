package org.trialbook.kernel.library;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What cells compile and run with: the jars of the kernel, then those that cells have added. */
public final class ClassPath {

  private final Set<Path> entries = new LinkedHashSet<>();
  private final List<Library> libraries = new ArrayList<>();
  private final int kernelLibraries;

  private ClassPath(List<Path> jars) {
    entries.addAll(jars);
    jars.stream().map(Library::of).forEach(libraries::add);
    kernelLibraries = libraries.size();
  }

  /** That of this process. */
  static ClassPath ofKernel() {
    return of(
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(each -> each.endsWith(".jar"))
            .map(each -> Path.of(each).toAbsolutePath().normalize())
            .filter(Files::isRegularFile)
            .toList());
  }

  /** One of these jars, as if they had come with the kernel. */
  public static ClassPath of(List<Path> jars) {
    return new ClassPath(jars);
  }

  /** The version of an artifact that is there; empty if it is not there. */
  public Optional<String> version(String group, String artifact) {
    return find(group, artifact).map(Library::version);
  }

  /** Why another version of an artifact that is there cannot be had. */
  public String owner(String group, String artifact) {
    boolean kernel =
        libraries.stream().limit(kernelLibraries).anyMatch(each -> each.is(group, artifact));
    return kernel ? "comes with the kernel" : "is loaded already";
  }

  /** Adds an artifact that was resolved; false if it was there. */
  boolean add(Coordinates artifact, Path jar) {
    if (artifact.classifier().isEmpty()) {
      libraries.add(new Library(artifact.group(), artifact.artifact(), artifact.version(), jar));
    }
    return entries.add(jar);
  }

  /**
   * Adds a jar or folder; false if it was there.
   *
   * @param notes takes a sentence if the jar stands behind another version of the same
   */
  boolean add(Path entry, List<String> notes) {
    if (!entries.add(entry)) {
      return false;
    }
    if (Files.isRegularFile(entry)) {
      Library added = Library.of(entry);
      find(added.group(), added.artifact())
          .filter(before -> !before.version().equals(added.version()))
          .ifPresent(
              before ->
                  notes.add(
                      "%s %s; its classes hide those of %s."
                          .formatted(
                              before.title(),
                              owner(before.group(), before.artifact()),
                              entry.getFileName())));
      libraries.add(added);
    }
    return true;
  }

  private Optional<Library> find(String group, String artifact) {
    return libraries.stream().filter(each -> each.is(group, artifact)).findFirst();
  }
}
