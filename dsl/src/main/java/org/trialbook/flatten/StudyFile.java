package org.trialbook.flatten;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.trialbook.TrialbookException;

/**
 * Studies in a file: one a line (NDJSON), a page of the API, a JSON array, or a single study; plain
 * or gzip. What it is shows in its bytes, not in its name.
 *
 * <p>Records are handed on as they are, whole or broken; a {@link Flattener} says what is wrong
 * with a broken one. Positions count the bytes of the text, after unpacking. The file is read once,
 * in order, and only a few megabytes of it are held.
 */
public final class StudyFile {

  private static final int GZIP_BUFFER = 64 << 10;
  private static final int GZIP_MAGIC = 0x1f8b;

  private StudyFile() {}

  /** Hands every record of the file to the sink. */
  public static void read(Path file, StudySink sink) {
    try (InputStream in = open(file)) {
      new StudySplitter(in, sink).run();
    } catch (NoSuchFileException e) {
      throw new TrialbookException("There is no file " + file + ".", e);
    } catch (EOFException | ZipException e) {
      throw new TrialbookException(
          "The gzip data of %s ends early or is damaged (%s).\nWhat came before is read; fetch the"
                  .formatted(file, e.getMessage())
              + " file again for the rest.",
          e);
    } catch (NotStudies e) {
      throw new TrialbookException(
          "%s holds no studies: %s.\nIt should be NDJSON, a page or array of studies, or one study,"
                  .formatted(file, e.getMessage())
              + " plain or gzip.",
          e);
    } catch (IOException e) {
      throw new TrialbookException("Cannot read " + file + ": " + e.getMessage() + ".", e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), GZIP_BUFFER);
    raw.mark(2);
    int magic = raw.read() << 8 | raw.read();
    raw.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(raw, GZIP_BUFFER) : raw;
  }

  /** Bytes that do not even begin like studies. */
  static final class NotStudies extends IOException {

    private static final long serialVersionUID = 1L;

    NotStudies(String message) {
      super(message);
    }
  }
}
