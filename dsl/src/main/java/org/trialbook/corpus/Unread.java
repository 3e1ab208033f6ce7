package org.trialbook.corpus;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;

/** What is said of a file of which nothing, or nothing more, was read. */
final class Unread {

  /** What studies are kept in: such a file should have held some. */
  private static final Set<String> DATA =
      Set.of("json", "ndjson", "jsonl", "xml", "gz", "zst", "zip", "bz2", "xz", "7z");

  /** What is never empty when it is whole. */
  private static final Set<String> NEVER_EMPTY = Set.of("json", "xml", "gz", "zst", "zip");

  /** How the library of Zstandard says it. */
  private static final String LARGE_WINDOW = "requires too much memory for decoding";

  private Unread() {}

  /** Of a file in a folder or an archive. */
  static void tell(String name, IOException e, StudySink sink) {
    if (e instanceof NotStudies && !isData(name)) {
      sink.leftOut(new LeftOut(name, e.getMessage()));
    } else {
      sink.reject(reject(name, e));
    }
  }

  /** Of a file that was named. */
  static Reject reject(String name, IOException e) {
    if (e instanceof NotStudies) {
      return Reject.whole(name, "it holds no studies: " + e.getMessage());
    }
    long position = e instanceof Damaged damaged ? damaged.position() : 0;
    String reason =
        isCompressed(e)
            ? "the compressed data end early or are damaged (" + e.getMessage() + ")"
            : e.getMessage();
    return new Reject(name, Optional.empty(), position, Reject.TO_THE_END, reason);
  }

  /** Of a file that was named, where what was lost cannot be said. */
  static TrialbookException failure(Path file, IOException e) {
    if (e instanceof NoSuchFileException || !Files.exists(file)) {
      return new TrialbookException("There is no file " + file + ".", e);
    }
    if (String.valueOf(e.getMessage()).contains(LARGE_WINDOW)) {
      return new TrialbookException(
          "%s was packed with a window of more than 128 MB, which is not read.\nPack it again without --long and --ultra."
              .formatted(file),
          e);
    }
    if (Unread.isCompressed(e)) {
      return new TrialbookException(
          "The compressed data of %s end early or are damaged (%s).\nFetch the file again."
              .formatted(file, e.getMessage()),
          e);
    }
    if (e instanceof Damaged damaged) {
      return new TrialbookException(
          String.format(
              Locale.ROOT,
              "Cannot read %s from byte %,d on: %s.",
              file,
              damaged.position(),
              e.getMessage()),
          e);
    }
    return new TrialbookException("Cannot read " + file + ": " + e.getMessage() + ".", e);
  }

  /** Of a file without a byte that is not blank. */
  static void tellEmpty(String name, boolean blanks, StudySink sink) {
    String reason = blanks ? "it holds nothing but blanks" : "it is empty";
    if (NEVER_EMPTY.contains(extension(name))) {
      sink.reject(Reject.whole(name, reason));
    } else {
      sink.leftOut(new LeftOut(name, reason));
    }
  }

  /** Whether compressed data are at fault. */
  static boolean isCompressed(IOException e) {
    Throwable fault = e instanceof Damaged && e.getCause() != null ? e.getCause() : e;
    return fault instanceof EOFException
        || fault instanceof ZipException
        || fault.getClass().getName().startsWith("com.github.luben.zstd.");
  }

  /** Whether a file by its name should hold studies. */
  static boolean isData(String name) {
    String extension = extension(name);
    return extension.isEmpty() || DATA.contains(extension);
  }

  private static String extension(String name) {
    String last = name.substring(1 + Math.max(name.lastIndexOf('/'), name.lastIndexOf('!')));
    int dot = last.lastIndexOf('.');
    return dot < 0 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
