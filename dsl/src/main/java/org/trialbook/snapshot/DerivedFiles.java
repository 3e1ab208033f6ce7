package org.trialbook.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.file.Folders;
import org.trialbook.file.WholeFile;
import org.trialbook.text.Sha256;

/**
 * Files that are made of the studies of a snapshot and kept in its folder, so that they need not be
 * made again: {@code relations/DERIVATION/locations/...}.
 *
 * <p>They stand under the fingerprint of how they are made; under another one they are not used.
 * What is whole has a list of checksums beside it, {@code locations.sha256}, as {@code sha256sum
 * -c} reads it. As all of it can be made again, whatever is damaged or old may be dropped.
 */
public final class DerivedFiles {

  private static final String RELATIONS = "relations";
  private static final String SUMS = ".sha256";

  private final Path folder;

  private DerivedFiles(Path folder) {
    this.folder = folder;
  }

  /** The relations of the snapshot in a folder, as they are made under this fingerprint. */
  public static DerivedFiles relations(Path snapshot, String derivation) {
    return new DerivedFiles(snapshot.resolve(RELATIONS).resolve(derivation));
  }

  /** Where they are. */
  public Path folder() {
    return folder;
  }

  /**
   * Whether these files are there, whole. They are read through only where one was changed since
   * they were finished, or they are others; for what no clock tells there is {@code verify()}.
   */
  public boolean has(String name) {
    Path sums = sums(name);
    if (!Files.isRegularFile(sums)) {
      return false;
    }
    try {
      if (isUntouched(name)) {
        return true;
      }
      Map<Path, String> damaged = new TreeMap<>();
      compare(sums, damaged);
      if (damaged.isEmpty()) {
        Files.setLastModifiedTime(sums, newest(name));
      } else {
        drop(sums);
      }
      return damaged.isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isUntouched(String name) throws IOException {
    return newest(name).compareTo(Files.getLastModifiedTime(sums(name))) <= 0
        && files(name).stream()
            .map(this::nameOf)
            .collect(Collectors.toSet())
            .equals(written(sums(name)).keySet());
  }

  private FileTime newest(String name) throws IOException {
    FileTime newest = FileTime.fromMillis(0);
    for (Path file : files(name)) {
      FileTime changed = Files.getLastModifiedTime(file);
      newest = changed.compareTo(newest) > 0 ? changed : newest;
    }
    return newest;
  }

  /**
   * Says that the files of this name are whole: the file {@code name.parquet}, or all in the folder
   * {@code name}.
   */
  public void finish(String name) throws IOException {
    StringBuilder lines = new StringBuilder();
    sums(files(name)).forEach((file, sum) -> lines.append(sum + "  " + file + "\n"));
    WholeFile.put(sums(name), lines.toString().getBytes(UTF_8));
  }

  /** Drops what was made under other fingerprints, and is not used any more. */
  public void dropOthers() throws IOException {
    for (Path other : content(folder.getParent())) {
      if (!other.equals(folder)) {
        Folders.delete(other);
      }
    }
  }

  private Path sums(String name) {
    return folder.resolve(name + SUMS);
  }

  private List<Path> files(String name) throws IOException {
    Path file = folder.resolve(name + ".parquet");
    return Files.isRegularFile(file) ? List.of(file) : within(folder.resolve(name));
  }

  private Map<String, String> sums(List<Path> files) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    for (Path file : files) {
      Interruptions.check();
      try (InputStream in = Files.newInputStream(file)) {
        sums.put(nameOf(file), Sha256.of(in));
      }
    }
    return sums;
  }

  private String nameOf(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static List<Path> within(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static List<Path> content(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  // ---- looked at --------------------------------------------------------------------------

  /** What of a snapshot's derived files is not as it was written, one sentence each. */
  static List<String> problems(Path snapshot) {
    List<String> problems = new ArrayList<>();
    damaged(snapshot)
        .forEach((sums, problem) -> problems.add(problem + "; mend() drops it, to be made again."));
    return problems;
  }

  /** Drops those that are damaged. */
  static void mend(Path snapshot) {
    for (Path sums : damaged(snapshot).keySet()) {
      try {
        drop(sums);
      } catch (IOException e) {
        throw cannotWrite(snapshot, e);
      }
    }
  }

  /** Without its list nobody uses it, so a reader never sees half of it. */
  private static void drop(Path sums) throws IOException {
    String name = sums.getFileName().toString().replace(SUMS, "");
    Files.deleteIfExists(sums);
    Folders.delete(sums.resolveSibling(name));
    Files.deleteIfExists(sums.resolveSibling(name + ".parquet"));
  }

  private static TrialbookException cannotWrite(Path snapshot, IOException e) {
    return new TrialbookException(
        "Cannot drop what is damaged in %s: %s.\nIs the folder writable?"
            .formatted(snapshot, e.getMessage()),
        e);
  }

  /** The lists whose files are not as they were written, each with what is wrong. */
  private static Map<Path, String> damaged(Path snapshot) {
    Map<Path, String> damaged = new TreeMap<>();
    Path relations = snapshot.resolve(RELATIONS);
    try {
      for (Path folder : content(relations)) {
        for (Path sums : content(folder)) {
          if (sums.getFileName().toString().endsWith(SUMS)) {
            new DerivedFiles(folder).compare(sums, damaged);
          }
        }
      }
    } catch (IOException e) {
      damaged.put(relations, "%s cannot be read: %s".formatted(relations, e.getMessage()));
    }
    return damaged;
  }

  /** The checksums of a list, by the file. */
  private static Map<String, String> written(Path list) throws IOException {
    Map<String, String> written = new TreeMap<>();
    for (String line : new String(Files.readAllBytes(list), UTF_8).split("\n", -1)) {
      String[] parts = line.split("  ", 2);
      if (parts.length == 2) {
        written.put(parts[1], parts[0]);
      }
    }
    return written;
  }

  private void compare(Path list, Map<Path, String> damaged) throws IOException {
    String name = list.getFileName().toString().replace(SUMS, "");
    Map<String, String> written = written(list);
    Map<String, String> found = sums(files(name));
    if (!found.equals(written)) {
      Map<String, String> all = new TreeMap<>(written);
      all.putAll(found);
      all.keySet().stream()
          .filter(file -> !java.util.Objects.equals(written.get(file), found.get(file)))
          .findFirst()
          .ifPresent(
              file ->
                  damaged.put(
                      list,
                      "%s is %s"
                          .formatted(
                              folder.resolve(file),
                              found.containsKey(file) ? "not as it was written" : "missing")));
    }
  }
}
