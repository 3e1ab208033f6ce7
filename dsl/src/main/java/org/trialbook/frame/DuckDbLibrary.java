package org.trialbook.frame;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * DuckDB's native library, which its driver unpacks into the folder for temporary files, 72 MB for
 * each process, and deletes when the process ends well. A process that is killed would leave it.
 *
 * <p>Where the system lets go of the name of a file that is in use, the name goes as soon as the
 * library is loaded; and what others have left goes when nobody uses it.
 */
final class DuckDbLibrary {

  private static final Path MAPS = Path.of("/proc/self/maps");

  /** No library takes as long as this to be unpacked and loaded. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Path folder;

  DuckDbLibrary(Path folder) {
    this.folder = folder;
  }

  /** That of this process. */
  static DuckDbLibrary ofThisProcess() {
    return new DuckDbLibrary(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** Lets go of the name, once it is loaded. */
  void letGo() {
    try {
      if (Files.isReadable(MAPS)) {
        for (Path library : mapped(MAPS)) {
          Files.deleteIfExists(library);
        }
      }
    } catch (IOException | RuntimeException e) {
      ignore(e);
    }
  }

  /** Deletes what others have left. */
  void sweep() {
    try {
      List<Path> left = unpacked();
      if (!left.isEmpty()) {
        Set<Path> used = usedByOthers();
        for (Path library : left) {
          if (!used.contains(library) && isOld(library)) {
            // Windows refuses where it is in use.
            Files.deleteIfExists(library);
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      ignore(e);
    }
  }

  private List<Path> unpacked() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "libduckdb_java*.so")) {
      List<Path> found = new ArrayList<>();
      files.forEach(found::add);
      return found;
    }
  }

  /** On Linux; elsewhere age alone has to tell, or Windows does. */
  private Set<Path> usedByOthers() throws IOException {
    Set<Path> used = new TreeSet<>();
    Path processes = Path.of("/proc");
    if (Files.isDirectory(processes)) {
      try (DirectoryStream<Path> each = Files.newDirectoryStream(processes, "[0-9]*")) {
        for (Path process : each) {
          used.addAll(mapped(process.resolve("maps")));
        }
      }
    }
    return used;
  }

  private Set<Path> mapped(Path maps) {
    String start = folder + "/libduckdb_java";
    try (Stream<String> lines = Files.lines(maps)) {
      return lines
          .filter(line -> line.contains(start))
          .map(line -> Path.of(line.substring(line.indexOf(start)).replace(" (deleted)", "")))
          .collect(Collectors.toSet());
    } catch (IOException | RuntimeException e) {
      return Set.of(); // the process has ended, or is somebody else's
    }
  }

  private static boolean isOld(Path library) throws IOException {
    boolean isWindows =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    Instant written = Files.getLastModifiedTime(library).toInstant();
    return isWindows || written.isBefore(Instant.now().minus(LONG));
  }

  /** It is tidiness, and no reason to fail. */
  private static void ignore(Exception e) {
    System.getLogger(DuckDbLibrary.class.getName())
        .log(System.Logger.Level.DEBUG, "Cannot tidy up", e);
  }
}
