package org.trialbook.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;

/**
 * A file or folder in the making beside its target: it takes the target's place whole or not at
 * all.
 */
public final class PartialFile implements AutoCloseable {

  /** How the name of a folder ends that steps aside for a new one. */
  private static final String OLD = ".old";

  private final Path target;
  private final Path path;
  private final Predicate<Path> replaceable;

  private PartialFile(Path target, Path path, Predicate<Path> replaceable) {
    this.target = target;
    this.path = path;
    this.replaceable = replaceable;
  }

  /** Makes a file or folder that is not there yet. */
  private interface Making {
    void make(Path path) throws IOException;
  }

  /** An empty file of its own in the target's folder. */
  public static PartialFile beside(Path target) {
    if (Files.isDirectory(target)) {
      throw failure(target, new IOException("it is a folder"));
    }
    return make(target, Files::createFile, folder -> false);
  }

  /** An empty folder of its own in the target's folder, which replaces no other folder. */
  public static PartialFile folderBeside(Path target) {
    return folderBeside(target, folder -> false);
  }

  /**
   * An empty folder of its own in the target's folder.
   *
   * @param replaceable which folder may go to make place for it
   */
  public static PartialFile folderBeside(Path target, Predicate<Path> replaceable) {
    return make(target, Files::createDirectory, replaceable);
  }

  private static PartialFile make(Path target, Making making, Predicate<Path> replaceable) {
    Path absolute = target.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute.getParent());
      putBack(absolute);
      Path path = OwnedName.beside(absolute);
      making.make(path);
      return new PartialFile(target, path, replaceable);
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
          Folders.delete(path);
        } else {
          Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        }
      }
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
        Disk.rename(path, place);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** A file that was made in the folder takes the target's place. */
  public void commit(Path made) {
    new PartialFile(target, made, replaceable).commit();
  }

  /** A file takes the target's place, and is there after a power cut. */
  public void keep() {
    try {
      Disk.keep(path);
    } catch (IOException e) {
      throw failure(e);
    }
    commit();
    Disk.keepNames(target);
  }

  /** A folder cannot be moved over another one: the old one steps aside first. */
  private void replace(Path place) throws IOException {
    if (Files.isDirectory(place) && !replaceable.test(place)) {
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
    Folders.delete(aside);
  }

  /** Leaves no trace, if there was no commit. */
  @Override
  public void close() {
    try {
      Folders.delete(path);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** That the target cannot be written, and why. */
  public TrialbookException failure(Exception e) {
    return failure(target, e);
  }

  /** That a file cannot be written, and why; what a cause of it has said already is said again. */
  public static TrialbookException failure(Path target, Exception e) {
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
            .formatted(
                target, reason(e instanceof UncheckedIOException disk ? disk.getCause() : e)),
        e);
  }

  /** Wherever the interrupt struck: while rows were written, or when the file was to be kept. */
  public static TrialbookException interrupted(Exception e) {
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
