package org.trialbook.registry.crawl;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.trialbook.TrialbookException;

/** A folder held by one process at a time, until it lets go of it or is gone. */
final class CrawlLock {

  private static final String FILE = "crawl.lock";

  private final Path folder;
  private final FileChannel channel;
  private final boolean isNew;

  private CrawlLock(Path folder, FileChannel channel, boolean isNew) {
    this.folder = folder;
    this.channel = channel;
    this.isNew = isNew;
  }

  /**
   * Takes a folder, and makes it where it is not there.
   *
   * @throws TrialbookException where another process has it
   */
  static CrawlLock take(Path folder) throws IOException {
    boolean isNew = !Files.exists(folder);
    Files.createDirectories(folder);
    Path file = folder.resolve(FILE);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    // Who let go of it just now may have taken the file along.
    if (!isLocked(channel) || !Files.exists(file)) {
      channel.close();
      throw new TrialbookException(
          "Another crawl is at work in %s.\nWait for it to end, or name another folder."
              .formatted(folder));
    }
    return new CrawlLock(folder, channel, isNew);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Lets go of it. */
  void release() throws IOException {
    channel.close();
  }

  /** Lets go of it as if it had never been taken: what was made for it is gone. */
  void forget() throws IOException {
    try (channel) {
      Files.deleteIfExists(folder.resolve(FILE));
      if (isNew) {
        Files.deleteIfExists(folder);
      }
    } catch (DirectoryNotEmptyException e) {
      // What else is there is not ours.
    }
  }
}
