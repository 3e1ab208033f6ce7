package org.trialbook.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Reject;

/**
 * Studies in files: one a line (NDJSON), a page of the API, a JSON array or a single study, plain,
 * gzip or Zstandard; a study in the XML of the classic site; the registry's bulk archive or any zip
 * of such files; a folder of them. What a file is shows in its bytes, not in its name.
 *
 * <p>Records are handed on as they are, whole or broken; whoever reads one says what is wrong with
 * it. Positions count the bytes of the text, after unpacking. Files are read once, in order, the
 * files of a folder in the order of their paths and those of an archive in the order of its
 * directory, and only a few megabytes of them are held.
 */
public final class StudyFiles implements Chunks {

  private final Deque<Path> waiting;
  private final Opening opening;
  private final ReadLimits limits;
  private Path file;
  private Chunks open;

  /** How one file or folder is opened. */
  interface Opening {
    Chunks open(Path file, ReadLimits limits) throws IOException;
  }

  private StudyFiles(List<Path> files, Opening opening, ReadLimits limits) {
    waiting = new ArrayDeque<>(files);
    this.opening = opening;
    this.limits = limits;
  }

  /**
   * The studies of these files and folders, one after the other.
   *
   * <p>{@link Chunks#next} throws a {@link TrialbookException} that names the file where one is
   * missing, or so damaged that more of it may be lost than can be said.
   */
  public static Chunks open(List<Path> files) {
    return open(files, ReadLimits.STANDARD);
  }

  static Chunks open(List<Path> files, ReadLimits limits) {
    return new StudyFiles(files, StudyFiles::whole, limits);
  }

  /** Some of the studies of one file or folder. */
  static Chunks open(Path file, Opening opening) {
    return new StudyFiles(List.of(file), opening, ReadLimits.STANDARD);
  }

  private static Chunks whole(Path file, ReadLimits limits) throws IOException {
    return Files.isDirectory(file) ? new FolderChunks(file, limits) : FileChunks.open(file, limits);
  }

  /** Hands every record of one file or folder to the sink. */
  public static void read(Path file, StudySink sink) {
    try (Chunks chunks = open(List.of(file))) {
      for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
        chunk.get().records(sink);
      }
    } catch (IOException e) {
      throw Unread.failure(file, e);
    }
  }

  /**
   * Hands on every record of a text that is whole in memory, such as one file of an archive.
   *
   * @param name of the file, for the sink
   */
  public static void records(String name, byte[] bytes, int size, StudySink sink) {
    try {
      StudyText.records(name, bytes, size, ReadLimits.STANDARD, sink);
    } catch (IOException e) {
      Unread.tell(name, e, sink);
    }
  }

  @Override
  public Optional<Chunk> next() {
    while (open != null || !waiting.isEmpty()) {
      try {
        if (open == null) {
          file = waiting.remove();
          open = opening.open(file, limits);
        }
        Optional<Chunk> chunk = open.next();
        if (chunk.isPresent()) {
          return chunk;
        }
        close();
      } catch (NotStudies e) {
        close();
        Reject reject = Unread.reject(file.toString(), e);
        return Optional.of(sink -> sink.reject(reject));
      } catch (IOException e) {
        throw Unread.failure(file, e);
      }
    }
    return Optional.empty();
  }

  @Override
  public OptionalLong studies() {
    return open == null || !waiting.isEmpty() ? OptionalLong.empty() : open.studies();
  }

  @Override
  public void close() {
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw Unread.failure(file, e);
      } finally {
        open = null;
      }
    }
  }
}
