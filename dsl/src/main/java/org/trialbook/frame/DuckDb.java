package org.trialbook.frame;

import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.trialbook.TrialbookException;

/** Starts DuckDB, whose native code is not there for every platform. */
public final class DuckDb {

  private DuckDb() {}

  /** A new database in memory; the caller closes it. */
  public static DuckDBConnection open() throws SQLException {
    try {
      // Not by DriverManager, which loads every driver there is.
      return (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
    } catch (LinkageError e) { // the second time the class is merely said to be unusable
      throw missing(e);
    }
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
