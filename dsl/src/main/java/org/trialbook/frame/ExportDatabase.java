package org.trialbook.frame;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;
import org.trialbook.file.PartialFile;

/**
 * The DuckDB of one export, shared by its relations: it starts when it is first needed, takes a
 * fixed share of memory for all of them together, and keeps what does not fit in a folder beside
 * the target, which goes with it.
 */
final class ExportDatabase implements RelationFiles.Shared {

  private static final String MEMORY = "1GB";

  private final PartialFile spill;
  private DuckDBConnection first;

  private ExportDatabase(PartialFile spill) {
    this.spill = spill;
  }

  /** A database whose folder is beside the target. */
  static ExportDatabase beside(Path target) {
    return in(PartialFile.folderBeside(target));
  }

  /** A database that may fill this folder, and deletes it at the end. */
  static ExportDatabase in(PartialFile folder) {
    return new ExportDatabase(folder);
  }

  /** A connection of its own for one relation; the caller closes it. */
  synchronized DuckDBConnection connect() throws SQLException {
    if (first == null) {
      first = DuckDb.open();
      try (Statement statement = first.createStatement()) {
        // Each relation has a thread of its own already. With more, DuckDB takes a third more
        // processor
        // time, which flattening needs, and one that waits for rows of a relation keeps another
        // waiting.
        statement.execute("SET threads = 1");
        statement.execute("SET memory_limit = '" + MEMORY + "'");
        statement.execute("SET temp_directory = " + DuckDb.literal(spill.path().toString()));
      }
    }
    return first.duplicate();
  }

  /** A name in SQL, whatever is in it. */
  static String name(String value) {
    return '"' + value.replace("\"", "\"\"") + '"';
  }

  @Override
  public synchronized void close() {
    try {
      if (first != null) {
        first.close();
      }
    } catch (SQLException e) {
      throw spill.failure(e);
    } finally {
      spill.close();
    }
  }
}
