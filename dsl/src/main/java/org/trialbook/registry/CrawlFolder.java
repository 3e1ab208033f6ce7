package org.trialbook.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.trialbook.TrialbookException;

/**
 * The folder of one crawl, held by one process at a time.
 *
 * <p>Studies are appended to a part file and are on the disk before the checkpoint that counts them
 * replaces the one before; so the checkpoint never promises what is not there, and what the part
 * file has beyond it is cut off. The part file gets its final name once the checkpoint says that
 * everything is in it.
 */
final class CrawlFolder implements AutoCloseable {

  private final Path folder;
  private final FileChannel lock;

  private CrawlFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  static CrawlFolder take(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("crawl.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new TrialbookException(
          "Another crawl is at work in %s.\nWait for it to end, or name another folder."
              .formatted(folder));
    }
    return new CrawlFolder(folder, channel);
  }

  /** Holds until the channel is closed or the process is gone. */
  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private Path checkpointFile() {
    return folder.resolve("crawl.json");
  }

  private Path part() {
    return folder.resolve("studies.ndjson.part");
  }

  Path studies() {
    return folder.resolve("studies.ndjson");
  }

  Optional<Checkpoint> checkpoint() throws IOException {
    if (!Files.exists(checkpointFile())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Checkpoint.read(Files.readAllBytes(checkpointFile())));
    } catch (IOException e) {
      throw damaged("crawl.json cannot be read: " + e.getMessage());
    }
  }

  /** The studies that the checkpoint counts; what the part file has beyond them is cut off. */
  SeenStudies resume(Checkpoint checkpoint) throws IOException {
    try (FileChannel channel = openPart()) {
      if (channel.size() < checkpoint.bytes()) {
        throw damaged("studies.ndjson.part is shorter than crawl.json says.");
      }
      channel.truncate(checkpoint.bytes());
    }
    SeenStudies seen = new SeenStudies();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(part()), 1 << 16)) {
      long studies = PageReader.readIds(in, seen::add);
      if (studies != checkpoint.position().studies()) {
        throw damaged("studies.ndjson.part does not have as many studies as crawl.json says.");
      }
    } catch (JsonProcessingException e) {
      throw damaged("studies.ndjson.part has a line that is no study.");
    }
    return seen;
  }

  private TrialbookException damaged(String fact) {
    return new TrialbookException(
        "The crawl in %s cannot be resumed.\n%s\nDelete the folder to begin again."
            .formatted(folder, fact));
  }

  /** Adds a page's studies and then writes down that they are there. */
  Checkpoint append(Page page, Checkpoint before, Position position) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(page.body().length);
    for (int study = 0; study < page.size(); study++) {
      addLine(lines, page.body(), page.offset(study), page.length(study));
    }
    try (FileChannel channel = openPart()) {
      channel.position(before.bytes());
      AtomicFile.writeAll(channel, ByteBuffer.wrap(lines.toByteArray()));
      channel.force(false);
    }
    Checkpoint after = before.at(position, before.bytes() + lines.size());
    save(after);
    return after;
  }

  private FileChannel openPart() throws IOException {
    return FileChannel.open(part(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** A line break in JSON can only be white space between tokens. */
  private static void addLine(ByteArrayOutputStream lines, byte[] body, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (body[i] != '\n' && body[i] != '\r') {
        lines.write(body[i]);
      }
    }
    lines.write('\n');
  }

  void save(Checkpoint checkpoint) throws IOException {
    AtomicFile.write(checkpointFile(), checkpoint.toJson());
  }

  /** Gives the studies of a complete crawl their name, unless they have it. */
  void publish() throws IOException {
    if (Files.exists(part())) {
      AtomicFile.move(part(), studies());
    } else if (!Files.exists(studies())) {
      throw damaged("crawl.json says that it is complete, but studies.ndjson is gone.");
    }
  }

  /** Forgets how far it came, so that the crawl begins again. */
  void discard() throws IOException {
    Files.deleteIfExists(checkpointFile());
    Files.deleteIfExists(part());
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
