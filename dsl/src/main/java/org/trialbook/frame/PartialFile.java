package org.trialbook.frame;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.trialbook.TrialbookException;

/** A file in the making beside its target: it takes the target's place whole or not at all. */
final class PartialFile {

  private static final int MOST_AT_ONCE = 1000;

  private final Path target;
  private final Path path;

  private PartialFile(Path target, Path path) {
    this.target = target;
    this.path = path;
  }

  /** An empty file of its own in the target's folder. */
  static PartialFile beside(Path target) {
    Path absolute = target.toAbsolutePath();
    try {
      if (Files.isDirectory(absolute)) {
        throw new IOException("it is a folder");
      }
      Files.createDirectories(absolute.getParent());
      return new PartialFile(target, unused(absolute));
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  private static Path unused(Path target) throws IOException {
    IOException last = null;
    for (int number = 1; number <= MOST_AT_ONCE; number++) {
      try {
        return Files.createFile(
            target.resolveSibling("." + target.getFileName() + "." + number + ".part"));
      } catch (FileAlreadyExistsException e) {
        // Another writer is at it, or one was killed.
        last = e;
      }
    }
    throw last;
  }

  /** Where the file will be, as the user has named it. */
  Path target() {
    return target;
  }

  /** Where the file is while it is made. */
  Path path() {
    return path;
  }

  FileChannel channel() throws IOException {
    return FileChannel.open(path, StandardOpenOption.WRITE);
  }

  /** Takes the target's place. */
  void commit() {
    try {
      Files.move(
          path,
          target.toAbsolutePath(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Leaves no trace, if there was no commit. */
  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  TrialbookException failure(Exception e) {
    return failure(target, e);
  }

  private static TrialbookException failure(Path target, Exception e) {
    return new TrialbookException(
        "Cannot write %s: %s.\nIs the folder writable, and is there space on the disk?"
            .formatted(target, reason(e)),
        e);
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
