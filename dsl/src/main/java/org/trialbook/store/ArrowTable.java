package org.trialbook.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.duckdb.DuckDBConnection;
import org.trialbook.TrialbookException;
import org.trialbook.frame.DuckDb;

/** Copies an Arrow file into the database, with its types: DuckDB itself reads none. */
final class ArrowTable {

  private static final String ROWS = "rows of arrow";

  private ArrowTable() {}

  static boolean is(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.arrows?");
  }

  static void load(DuckDBConnection connection, Statement statement, String name, Path file)
      throws SQLException {
    DuckDb.requireArrow();
    try (BufferAllocator allocator = new RootAllocator();
        FileChannel channel = FileChannel.open(file);
        ArrowReader reader = reader(file, channel, allocator);
        ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator)) {
      Data.exportArrayStream(allocator, reader, stream);
      connection.registerArrowStream(ROWS, stream);
      statement.execute(
          "create table %s as select * from %s"
              .formatted(SqlText.quoted(name), SqlText.quoted(ROWS)));
    } catch (IOException | IllegalArgumentException | SQLException e) {
      throw unread(file, e);
    }
  }

  private static ArrowReader reader(Path file, FileChannel channel, BufferAllocator allocator) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith("s")
        ? new ArrowStreamReader(channel, allocator)
        : new ArrowFileReader(channel, allocator);
  }

  private static TrialbookException unread(Path file, Exception e) {
    boolean isCompressed = String.valueOf(e.getMessage()).contains("compression");
    return new TrialbookException(
        "SQL cannot read the Arrow file %s: %s.\nWrite it without --compression, or as Parquet: trialbook flatten FILE --format parquet --out DIR"
            .formatted(file, isCompressed ? "it is compressed" : e.getMessage()),
        e);
  }
}
