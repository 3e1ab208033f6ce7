package org.trialbook.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.trialbook.TrialbookException;
import org.trialbook.frame.DuckDb;
import org.trialbook.progress.OwnThread;
import org.trialbook.text.DidYouMean;
import tech.tablesaw.api.Table;

/** One run of one query in a database of its own, on a thread that an interrupt can cancel. */
final class QueryRun {

  private static final Pattern NO_TABLE = Pattern.compile("Table with name (\\S+) does not exist");

  private final String text;
  private final Map<String, Object> tables;
  private final Map<String, Object> values;
  private final List<String> known;
  private volatile Statement running;
  private volatile boolean cancelled;

  /**
   * A run that has not begun.
   *
   * @param tables by name: a Tablesaw table, or the path of a file
   * @param values of the text's parameters, by name
   * @param known names of more tables than these, for who mistypes one
   */
  QueryRun(
      String text, Map<String, Object> tables, Map<String, Object> values, List<String> known) {
    this.text = text;
    this.tables = tables;
    this.values = values;
    this.known = known;
  }

  /** Makes something of the rows of a result; there is none behind a statement without rows. */
  interface Reading<T> {
    T read(Optional<ResultSet> rows) throws SQLException, IOException;
  }

  <T> T read(Reading<T> reading) {
    // DuckDB heeds no interrupt, and has to be told from another thread.
    OwnThread<T> work = OwnThread.start("sql", () -> run(reading));
    try {
      return work.get();
    } catch (InterruptedException e) {
      cancel();
      Thread.currentThread().interrupt();
      throw new TrialbookException("The query was interrupted.", e);
    } catch (ExecutionException e) {
      throw told(e.getCause());
    }
  }

  private <T> T run(Reading<T> reading) throws SQLException, IOException {
    try (DuckDBConnection connection = DuckDb.open()) {
      try (Statement statement = connection.createStatement()) {
        running = statement;
        for (var table : tables.entrySet()) {
          if (cancelled) {
            break;
          }
          if (table.getValue() instanceof Table rows) {
            TableLoader.load(connection, table.getKey(), rows);
          } else if (ArrowTable.is((Path) table.getValue())) {
            ArrowTable.load(connection, statement, table.getKey(), (Path) table.getValue());
          } else {
            for (String step : SqlFile.steps(table.getKey(), (Path) table.getValue())) {
              statement.execute(step);
            }
          }
        }
      }
      try (PreparedStatement query = connection.prepareStatement(SqlText.positional(text))) {
        running = query;
        bind(query);
        if (cancelled || !query.execute()) {
          return reading.read(Optional.empty());
        }
        try (ResultSet rows = query.getResultSet()) {
          return reading.read(Optional.of(rows));
        }
      }
    }
  }

  private void bind(PreparedStatement query) throws SQLException {
    List<String> parameters = SqlText.parameters(text);
    for (int i = 0; i < parameters.size(); i++) {
      String name = parameters.get(i);
      if (!values.containsKey(name)) {
        throw new TrialbookException(
            "$" + name + " has no value." + DidYouMean.or(name, values.keySet()));
      }
      query.setObject(i + 1, values.get(name));
    }
  }

  private void cancel() {
    cancelled = true;
    Statement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        // it has ended by itself
      }
    }
  }

  private TrialbookException told(Throwable failure) {
    if (failure instanceof TrialbookException told) {
      return told;
    }
    if (failure instanceof IOException disk) {
      return TrialbookException.cannot("write the rows of the query", disk);
    }
    String message = String.valueOf(failure.getMessage());
    Matcher noTable = NO_TABLE.matcher(message);
    if (noTable.find()) {
      Set<String> names = new LinkedHashSet<>(tables.keySet());
      names.addAll(known);
      String hint =
          names.isEmpty() ? "\nThere are no tables here." : DidYouMean.or(noTable.group(1), names);
      return new TrialbookException("There is no table " + noTable.group(1) + "." + hint, failure);
    }
    String lines =
        String.join("\n", message.lines().filter(line -> !line.isBlank()).limit(3).toList());
    return new TrialbookException(lines, failure);
  }
}
