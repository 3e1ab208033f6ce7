package org.trialbook.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.file.Folders;
import org.trialbook.progress.Progress;

/**
 * The studies in files as a snapshot, until it is closed or the process ends: for what needs them
 * in order, and by number. It is on the disk, among temporary files. What a process leaves that was
 * killed, the next one deletes.
 */
public final class TemporarySnapshot implements AutoCloseable {

  private static final String PREFIX = "trialbook-snapshot-";
  private static final String OWNER = "owner";
  private static final String NAME = "files";

  private static final Set<TemporarySnapshot> OPEN = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;
  private Snapshot snapshot;

  private TemporarySnapshot(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Reads the files.
   *
   * @param files what {@link org.trialbook.corpus.StudyFiles} reads
   */
  public static TemporarySnapshot of(List<Path> files, Progress progress) {
    TemporarySnapshot made = open();
    try {
      made.snapshot =
          Snapshots.in(made.folder).progress(progress).create(name(files), files, Optional.empty());
      return made;
    } finally {
      if (made.snapshot == null) {
        made.close();
      }
    }
  }

  private static String name(List<Path> files) {
    String name = String.valueOf(files.get(0).getFileName());
    return files.size() == 1 && SnapshotFiles.isName(name) ? name : NAME;
  }

  private static TemporarySnapshot open() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      deleteLeft(temporary);
      Path folder = Files.createTempDirectory(temporary, PREFIX);
      // Locked before it has its name, so that nobody takes it for one that was left.
      Path owner = folder.resolve("." + OWNER);
      FileChannel channel =
          FileChannel.open(owner, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      channel.lock();
      TemporarySnapshot made = new TemporarySnapshot(folder, channel);
      OPEN.add(made);
      AtEnd.delete();
      Files.move(owner, folder.resolve(OWNER));
      return made;
    } catch (IOException e) {
      throw new TrialbookException(
          "Cannot write among temporary files, in %s: %s.\nIs there space on the disk?"
              .formatted(temporary, e.getMessage()),
          e);
    }
  }

  /** Set by the class loader, once and only when needed. */
  private static final class AtEnd {
    static {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> OPEN.forEach(TemporarySnapshot::close), "temporary-snapshots"));
    }

    private AtEnd() {}

    static void delete() {
      // Whoever calls this has loaded the class.
    }
  }

  private static void deleteLeft(Path temporary) throws IOException {
    List<Path> folders;
    try (Stream<Path> content = Files.list(temporary)) {
      folders =
          content
              .filter(path -> path.getFileName().toString().startsWith(PREFIX))
              .filter(path -> !isOpen(path))
              .filter(path -> Files.isRegularFile(path.resolve(OWNER)))
              .toList();
    }
    for (Path folder : folders) {
      try (FileChannel channel = FileChannel.open(folder.resolve(OWNER), StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        if (lock != null) {
          Folders.delete(folder);
        }
      } catch (IOException | OverlappingFileLockException e) {
        // It is somebody else's.
      }
    }
  }

  /** A process that opens and closes a file of its own gives up its lock on it, on POSIX. */
  private static boolean isOpen(Path folder) {
    return OPEN.stream().anyMatch(each -> each.folder.equals(folder));
  }

  /** The studies. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** Deletes it. */
  @Override
  public void close() {
    if (OPEN.remove(this)) {
      try {
        channel.close();
        Folders.delete(folder);
      } catch (IOException e) {
        // The next process deletes it.
      }
    }
  }
}
