package org.trialbook.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.duckdb.DuckDBConnection;
import org.trialbook.TrialbookException;
import org.trialbook.file.LinesFile;
import org.trialbook.file.PartialFile;
import org.trialbook.frame.DuckDb;

/**
 * Writes changes to a file as they come. It is given the look at them, which brings each to a
 * receiver and then tells what it has found.
 */
final class ChangeFile {

  private static final String COLUMNS =
      "{nctId: 'VARCHAR', kind: 'VARCHAR', field: 'VARCHAR', item: 'VARCHAR', before: 'VARCHAR',"
          + " after: 'VARCHAR', days: 'INTEGER', \"when\": 'DATE', title: 'VARCHAR', id:"
          + " 'VARCHAR'}";

  private ChangeFile() {}

  static <T> T write(Function<Consumer<Change>, T> look, Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    boolean isLines = name.matches(".*\\.(ndjson|jsonl)(\\.gz|\\.zst)?");
    if (!isLines && !name.matches(".*\\.(csv|parquet)")) {
      throw new TrialbookException(
          "Changes cannot be written to %s.\nName a .ndjson (.gz, .zst), .csv or .parquet file."
              .formatted(file));
    }
    try (PartialFile part = PartialFile.beside(file)) {
      T found = isLines ? lines(look, file, part.path()) : table(look, part.path(), name);
      part.commit();
      return found;
    } catch (IOException | UncheckedIOException | SQLException e) {
      throw PartialFile.failure(file, e);
    }
  }

  private static <T> T lines(Function<Consumer<Change>, T> look, Path target, Path path)
      throws IOException {
    try (OutputStream out = LinesFile.open(target, path)) {
      return look.apply(
          change -> {
            try {
              out.write((ChangeJson.write(change) + "\n").getBytes(UTF_8));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  /** As DuckDB reads the lines and writes the file, neither grows with the number of changes. */
  private static <T> T table(Function<Consumer<Change>, T> look, Path path, String name)
      throws IOException, SQLException {
    try (PartialFile spool =
        PartialFile.beside(path.resolveSibling(path.getFileName() + ".ndjson"))) {
      T found = lines(look, spool.target(), spool.path());
      try (DuckDBConnection connection = DuckDb.open();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "copy (select * from read_json(%s, format = 'newline_delimited', columns = %s)) to %s (%s)"
                .formatted(
                    DuckDb.literal(spool.path().toString()),
                    COLUMNS,
                    DuckDb.literal(path.toString()),
                    name.endsWith(".csv")
                        ? "format csv, header"
                        : "format parquet, compression zstd"));
      }
      return found;
    }
  }
}
