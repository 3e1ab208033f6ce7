package org.trialbook.file;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.trialbook.TrialbookException;

/** A file of lines, packed as its name says. */
public final class LinesFile {

  private static final int BUFFER = 1 << 16;

  /** Whoever opens a file of such a name expects something else than lines. */
  private static final Pattern ANOTHER =
      Pattern.compile(
          ".*\\.(zip|bz2|xz|7z|lz4|br|tar|tgz|csv|tsv|xlsx?|parquet|arrows?|feather|duckdb|xml)");

  private LinesFile() {}

  /**
   * Refuses a name that says another format.
   *
   * @throws TrialbookException that says which names there are
   */
  public static void requireName(Path target) {
    if (ANOTHER.matcher(name(target)).matches()) {
      throw new TrialbookException(
          "Lines of JSON cannot be written to %s, whose name says another format.\nName a .ndjson file, or .ndjson.gz or .ndjson.zst."
              .formatted(target));
    }
  }

  /**
   * Opens a file.
   *
   * @param target whose name says how it is packed: {@code .gz}, {@code .zst}, or not
   * @param path where it is made
   */
  public static OutputStream open(Path target, Path path) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), BUFFER);
    String name = name(target);
    if (name.endsWith(".zst")) {
      return new ZstdOutputStream(out).setChecksum(true);
    }
    return name.endsWith(".gz") ? new GZIPOutputStream(out, BUFFER) : out;
  }

  private static String name(Path target) {
    return String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
  }
}
