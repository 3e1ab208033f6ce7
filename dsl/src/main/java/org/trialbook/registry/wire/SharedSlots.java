package org.trialbook.registry.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.trialbook.file.Disk;
import org.trialbook.file.UserFolders;

/**
 * The next free moment of each host, for all processes of one user on one machine: one small file a
 * host, locked for the blink of reading and writing it.
 *
 * <p>It helps to be polite and is never in the way: where the file cannot be used each process
 * keeps its own pace.
 *
 * @param clock the machine's; all processes read the same
 */
record SharedSlots(Path folder, Clock clock) {

  /** A moment farther off was written before the machine's clock was set back. */
  private static final Duration FARTHEST = Duration.ofMinutes(10);

  private static final int LONGEST_TEXT = 40;

  /** The files of this user. */
  static SharedSlots ofThisUser() {
    Path folder = UserFolders.ofThisProcess().cache().resolve("trialbook").resolve("pace");
    return new SharedSlots(folder, Clock.systemUTC());
  }

  /**
   * Takes the next free moment of a host and keeps {@code spacing} after it.
   *
   * @return how long it is until then; zero where there is no file to ask
   */
  Duration reserve(String host, Duration spacing) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(host.replaceAll("[^A-Za-z0-9.-]", "_"));
      try (FileChannel channel =
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        return held.isValid() ? reserve(channel, spacing) : Duration.ZERO;
      }
    } catch (IOException | OverlappingFileLockException e) {
      return Duration.ZERO;
    }
  }

  private Duration reserve(FileChannel channel, Duration spacing) throws IOException {
    Instant now = clock.instant();
    Instant free = read(channel, now);
    Instant leaves = free.isAfter(now) && free.isBefore(now.plus(FARTHEST)) ? free : now;
    channel.truncate(0);
    channel.position(0);
    Disk.writeAll(channel, ByteBuffer.wrap(leaves.plus(spacing).toString().getBytes(US_ASCII)));
    return Duration.between(now, leaves);
  }

  private static Instant read(FileChannel channel, Instant otherwise) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(LONGEST_TEXT);
    channel.read(text, 0);
    try {
      return Instant.parse(new String(text.array(), 0, text.position(), US_ASCII));
    } catch (DateTimeException e) {
      return otherwise;
    }
  }
}
