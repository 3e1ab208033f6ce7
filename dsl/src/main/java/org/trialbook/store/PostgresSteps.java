package org.trialbook.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;

/** Statements that bring nothing back. */
final class PostgresSteps {

  private PostgresSteps() {}

  static void run(Connection connection, String... steps) throws SQLException {
    run(connection, List.of(steps));
  }

  /** One after the other. */
  static void run(Connection connection, Collection<String> steps) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String step : steps) {
        statement.execute(step);
      }
    }
  }
}
