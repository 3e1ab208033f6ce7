package org.trialbook.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.trialbook.TrialbookException;
import org.trialbook.text.Resources;

/** Brings the tables that are not relations to what this version knows, one numbered step each. */
final class PostgresMigrations {

  /** In order; what has been released is never changed, but followed by another. */
  private static final List<String> STEPS =
      List.of(
          "001-studies",
          "002-days-that-are-none",
          "003-derivations",
          "004-notes",
          "005-no-year-zero");

  private PostgresMigrations() {}

  /**
   * Runs the steps that are lacking, in the transaction of the connection.
   *
   * @throws TrialbookException where the database is that of a later version, or a step that it has
   *     had is not the one that is known here
   */
  static void run(Connection connection) throws SQLException {
    PostgresSteps.run(
        connection,
        "create table if not exists trialbook_migration (number int primary key, name text not"
            + " null, checksum bigint not null, applied_at timestamptz not null default now())");
    NavigableMap<Integer, Long> applied = applied(connection);
    if (!applied.isEmpty() && applied.lastKey() > STEPS.size()) {
      throw new TrialbookException(
          "The database was made by a later Trialbook.\nUse that one, or another schema.");
    }
    for (int number = 1; number <= STEPS.size(); number++) {
      String sql = resource(STEPS.get(number - 1));
      Long checksum = applied.get(number);
      if (checksum == null) {
        apply(connection, number, sql);
      } else if (checksum != checksum(sql)) {
        throw new TrialbookException(
            "Step %s of the database is not the one that this Trialbook knows.\nUse another schema."
                .formatted(STEPS.get(number - 1)));
      }
    }
  }

  private static NavigableMap<Integer, Long> applied(Connection connection) throws SQLException {
    NavigableMap<Integer, Long> applied = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select number, checksum from trialbook_migration")) {
      while (rows.next()) {
        applied.put(rows.getInt(1), rows.getLong(2));
      }
    }
    return applied;
  }

  private static void apply(Connection connection, int number, String sql) throws SQLException {
    PostgresSteps.run(connection, sql);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into trialbook_migration (number, name, checksum) values (?, ?, ?)")) {
      insert.setInt(1, number);
      insert.setString(2, STEPS.get(number - 1));
      insert.setLong(3, checksum(sql));
      insert.executeUpdate();
    }
  }

  private static long checksum(String sql) {
    CRC32 checksum = new CRC32();
    checksum.update(sql.getBytes(UTF_8));
    return checksum.getValue();
  }

  private static String resource(String name) {
    return Resources.text(PostgresMigrations.class, "postgres/" + name + ".sql");
  }
}
