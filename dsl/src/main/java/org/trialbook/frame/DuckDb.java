package org.trialbook.frame;

import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.trialbook.Internal;
import org.trialbook.OptionalPart;
import org.trialbook.TrialbookException;

/** Starts DuckDB, whose native code is not there for every platform. */
@Internal
public final class DuckDb {

  private static final AtomicBoolean FIRST = new AtomicBoolean(true);

  private DuckDb() {}

  /** A new database in memory; the caller closes it. */
  public static DuckDBConnection open() throws SQLException {
    OptionalPart.SQL.need();
    boolean isFirst = FIRST.getAndSet(false);
    DuckDbLibrary library = DuckDbLibrary.ofThisProcess();
    if (isFirst) {
      library.sweep();
    }
    try {
      // Not by DriverManager, which loads every driver there is.
      DuckDBConnection connection =
          (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
      if (isFirst) {
        library.letGo();
      }
      return connection;
    } catch (LinkageError e) { // the second time the class is merely said to be unusable
      throw missing(e);
    }
  }

  /**
   * Says so where this Java keeps the memory closed that rows come from Arrow in.
   *
   * @throws TrialbookException with the option that opens it
   */
  public static void requireArrow() {
    BatchReader.requireOpenModule();
  }

  /** A text literal of SQL, whatever is in it. */
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static TrialbookException missing(LinkageError error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new TrialbookException(
        "Parquet files, DuckDB files and SQL need DuckDB, which cannot start here.\n"
            + "Its native code for %s on %s is missing: %s\n"
                .formatted(
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"),
                    cause.getMessage())
            + "Install Trialbook's wheel for Linux (x86_64, arm64), macOS (arm64) or Windows"
            + " (x86_64) if that is what you have; toArrow and toCsv work everywhere.",
        error);
  }
}
