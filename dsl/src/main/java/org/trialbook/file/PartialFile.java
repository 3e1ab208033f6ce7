package org.trialbook.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;

/**
 * A file or folder in the making beside its target: it takes the target's place whole or not at
 * all.
 */
public final class PartialFile {

  /** How the name of a folder ends that steps aside for a new one. */
  private static final String OLD = ".old";

  private final Path target;
  private final Path path;

  private PartialFile(Path target, Path path) {
    this.target = target;
    this.path = path;
  }

  /** Makes a file or folder that is not there yet. */
  private interface Making {
    void make(Path path) throws IOException;
  }

  /** Makes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes all of it.
     *
     * @param path where it is made, beside its place
     */
    void writeTo(Path path) throws IOException;
  }

  /**
   * Writes a file whole or not at all; its folder is made where there is none.
   *
   * @throws TrialbookException where it cannot be written
   */
  public static void write(Path target, Content content) {
    PartialFile part = beside(target);
    try {
      content.writeTo(part.path());
      part.commit();
    } catch (IOException e) {
      throw part.failure(e);
    } catch (TrialbookException e) {
      throw e;
    } catch (RuntimeException e) {
      // Libraries that write wrap what a disk says.
      throw ioCause(e).map(part::failure).orElseThrow(() -> e);
    } finally {
      part.delete();
    }
  }

  private static Optional<IOException> ioCause(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof IOException io) {
        return Optional.of(io);
      }
    }
    return Optional.empty();
  }

  /** An empty file of its own in the target's folder. */
  public static PartialFile beside(Path target) {
    return make(target, !Files.isDirectory(target), "it is a folder", Files::createFile);
  }

  /** An empty folder of its own in the target's folder. */
  public static PartialFile folderBeside(Path target) {
    return make(target, true, "", Files::createDirectory);
  }

  private static PartialFile make(Path target, boolean isFree, String reason, Making making) {
    Path absolute = target.toAbsolutePath().normalize();
    try {
      if (!isFree) {
        throw new IOException(reason);
      }
      Files.createDirectories(absolute.getParent());
      putBack(absolute);
      Path path = OwnedName.beside(absolute);
      making.make(path);
      return new PartialFile(target, path);
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /** Where a process was killed between the two renames that replace a folder. */
  private static void putBack(Path target) throws IOException {
    String start = "." + target.getFileName() + ".";
    try (DirectoryStream<Path> aside =
        Files.newDirectoryStream(
            target.getParent(),
            path -> {
              String name = path.getFileName().toString();
              return name.startsWith(start) && name.endsWith(OLD) && OwnedName.isLeft(path);
            })) {
      for (Path path : aside) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
          delete(path);
        } else {
          Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
  }

  /**
   * Whether a folder holds nothing but Parquet files in folders named {@code column=value}: what an
   * export has written before, which a new one may replace.
   */
  public static boolean isPartitions(Path folder) {
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
      throw failure(folder, e);
    }
  }

  /** Where it will be, as the user has named it. */
  public Path target() {
    return target;
  }

  /** Where it is while it is made. */
  public Path path() {
    return path;
  }

  /** The file, or the files in the folder. */
  public List<Path> files() throws IOException {
    try (Stream<Path> content = Files.walk(path)) {
      return content.filter(Files::isRegularFile).toList();
    }
  }

  public FileChannel channel() throws IOException {
    return FileChannel.open(path, StandardOpenOption.WRITE);
  }

  /** Takes the target's place. */
  public void commit() {
    Path place = target.toAbsolutePath();
    try {
      if (Files.isDirectory(path) && Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        replace(place);
      } else {
        Files.move(
            path, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** A file that was made in the folder takes the target's place. */
  public void commit(Path made) {
    new PartialFile(target, made).commit();
  }

  /** A folder cannot be moved over another one: the old one steps aside first. */
  private void replace(Path place) throws IOException {
    if (Files.isDirectory(place) && !isPartitions(place)) {
      throw new IOException("the folder holds other files, which would be lost");
    }
    Path aside = place.resolveSibling(OwnedName.of("." + place.getFileName(), OLD));
    Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    delete(aside);
  }

  /** Leaves no trace, if there was no commit. */
  public void delete() {
    try {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        delete(path);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> content = Files.walk(root)) {
      for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  public TrialbookException failure(Exception e) {
    return failure(target, e);
  }

  private static TrialbookException failure(Path target, Exception e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof TrialbookException told) {
        return told;
      }
      if (at instanceof ClosedByInterruptException) {
        return interrupted(e);
      }
    }
    return new TrialbookException(
        "Cannot write %s: %s.\nIs the folder writable, and is there space on the disk?"
            .formatted(target, reason(e)),
        e);
  }

  /** Wherever the interrupt struck: while rows were written, or when the file was to be kept. */
  static TrialbookException interrupted(Exception e) {
    return new TrialbookException("Writing was interrupted; no file is left behind.", e);
  }

  private static String reason(Exception e) {
    String message = e.getMessage() == null ? "" : e.getMessage().strip();
    String name = e.getClass().getSimpleName().replaceFirst("Exception$", "");
    // A file system exception says the path and leaves the reason to its name.
    return e instanceof FileSystemException file && file.getReason() == null
        ? name + " " + message
        : message.lines().findFirst().orElse(name);
  }
}
