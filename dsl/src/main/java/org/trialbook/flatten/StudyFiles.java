package org.trialbook.flatten;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.ZipException;
import org.trialbook.TrialbookException;

/**
 * Studies in files: one a line (NDJSON), a page of the API, a JSON array or a single study, plain,
 * gzip or Zstandard; a study in the XML of the classic site; the registry's bulk archive or any zip
 * of such files; a folder of them. What a file is shows in its bytes, not in its name.
 *
 * <p>Records are handed on as they are, whole or broken; a {@link Flattener} says what is wrong
 * with a broken one. Positions count the bytes of the text, after unpacking. Files are read once,
 * in order, the files of a folder in the order of their paths and those of an archive in the order
 * of its directory, and only a few megabytes of them are held.
 */
public final class StudyFiles implements Chunks {

  private final Deque<Path> waiting;
  private Path file;
  private Chunks open;

  private StudyFiles(List<Path> files) {
    waiting = new ArrayDeque<>(files);
  }

  /**
   * The studies of these files and folders, one after the other.
   *
   * <p>{@link Chunks#next} throws a {@link TrialbookException} that names the file where one is
   * missing, damaged or holds no studies.
   */
  public static Chunks open(List<Path> files) {
    return new StudyFiles(files);
  }

  /** Hands every record of one file or folder to the sink. */
  public static void read(Path file, StudySink sink) {
    try (StudyFiles chunks = new StudyFiles(List.of(file))) {
      for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
        chunk.get().records(sink);
      }
    }
  }

  /**
   * Hands on every record of a text that is whole in memory, such as one file of an archive.
   *
   * @param name of the file, for the sink
   * @throws IOException where it holds no studies
   */
  public static void records(String name, byte[] bytes, int size, StudySink sink)
      throws IOException {
    StudyText.records(name, bytes, size, sink);
  }

  @Override
  public Optional<Chunk> next() {
    while (open != null || !waiting.isEmpty()) {
      try {
        if (open == null) {
          file = waiting.remove();
          open = Files.isDirectory(file) ? new FolderChunks(file) : FileChunks.open(file);
        }
        Optional<Chunk> chunk = open.next();
        if (chunk.isPresent()) {
          return chunk;
        }
        close();
      } catch (IOException e) {
        throw failure(file, e);
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
        throw failure(file, e);
      } finally {
        open = null;
      }
    }
  }

  static TrialbookException failure(Path file, IOException e) {
    if (e instanceof NoSuchFileException) {
      return new TrialbookException("There is no file " + file + ".", e);
    }
    if (e instanceof EOFException || e instanceof ZipException || isZstd(e)) {
      return new TrialbookException(
          "The compressed data of %s end early or are damaged (%s).\nFetch the file again."
              .formatted(file, e.getMessage()),
          e);
    }
    if (e instanceof NotStudies) {
      return new TrialbookException(
          "%s holds no studies: %s.\nIt should be NDJSON, a page or array of studies, or one study,"
                  .formatted(file, e.getMessage())
              + " plain, gzip or zstd; a zip or a folder of such files.",
          e);
    }
    return new TrialbookException("Cannot read " + file + ": " + e.getMessage() + ".", e);
  }

  private static boolean isZstd(IOException e) {
    return e.getClass().getName().startsWith("com.github.luben.zstd.");
  }
}
