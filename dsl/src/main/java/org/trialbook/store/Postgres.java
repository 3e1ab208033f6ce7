package org.trialbook.store;

import java.io.IOException;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.postgresql.Driver;
import org.postgresql.jdbc.PgConnection;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.snapshot.Snapshot;
import tech.tablesaw.api.Table;

/**
 * A schema of a PostgreSQL database that holds what a snapshot holds: studies as JSONB, and the
 * relations as tables.
 *
 * <p>The table {@code study} has a row per study: {@code nct_id}, {@code json}, and what is
 * searched by, which PostgreSQL computes from the JSON: {@code brief_title}, {@code
 * overall_status}, dates, the MeSH terms of conditions and interventions with their ancestors as
 * {@code text[]}, and the words of the eligibility criteria as {@code tsvector}. A relation's table
 * has its columns as {@code lower_case}. Character 0, which PostgreSQL's text cannot hold, becomes
 * U+FFFD.
 *
 * <pre>{@code
 * Postgres.fromEnvironment().load(snapshot("2026-11-20"));
 * Postgres.fromEnvironment().eligibility("\"heart failure\" -pregnancy", 20);
 * }</pre>
 */
public final class Postgres {

  private static final String DEFAULT_SCHEMA = "trialbook";

  private final String url;
  private final Properties properties;
  private final String schema;
  private final LongConsumer progress;

  private Postgres(String url, Properties properties, String schema, LongConsumer progress) {
    this.url = url;
    this.properties = properties;
    this.schema = schema;
    this.progress = progress;
  }

  /**
   * The database at an address.
   *
   * @param url {@code jdbc:postgresql://HOST:PORT/DATABASE?user=NAME}; the password rather stands
   *     in {@code PGPASSWORD} or {@code .pgpass}
   */
  public static Postgres at(String url) {
    return at(url, System::getenv);
  }

  /**
   * The database that {@code TRIALBOOK_POSTGRES} names as an address, or else PostgreSQL's own
   * {@code PGHOST}, {@code PGPORT}, {@code PGDATABASE}, {@code PGUSER} and {@code PGPASSWORD}.
   */
  public static Postgres fromEnvironment() {
    return fromEnvironment(System::getenv);
  }

  static Postgres fromEnvironment(UnaryOperator<String> environment) {
    String url = environment.apply("TRIALBOOK_POSTGRES");
    if (url != null) {
      return at(url, environment);
    }
    String database = or(environment, "PGDATABASE", or(environment, "PGUSER", "postgres"));
    return at(
        "jdbc:postgresql://%s:%s/%s"
            .formatted(
                or(environment, "PGHOST", "localhost"),
                or(environment, "PGPORT", "5432"),
                database),
        environment);
  }

  private static String or(UnaryOperator<String> environment, String name, String without) {
    return Optional.ofNullable(environment.apply(name)).orElse(without);
  }

  private static Postgres at(String url, UnaryOperator<String> environment) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new TrialbookException(
          "That is no address of a PostgreSQL database.\nTry jdbc:postgresql://localhost/trials");
    }
    Properties properties = new Properties();
    Optional.ofNullable(environment.apply("PGUSER"))
        .ifPresent(user -> properties.setProperty("user", user));
    Optional.ofNullable(environment.apply("PGPASSWORD"))
        .ifPresent(password -> properties.setProperty("password", password));
    properties.setProperty("ApplicationName", "trialbook");
    return new Postgres(url, properties, DEFAULT_SCHEMA, studies -> {});
  }

  /** The same with another schema than {@code trialbook}. */
  public Postgres schema(String name) {
    if (!name.matches("[a-z_][a-z0-9_]{0,62}")) {
      throw new TrialbookException(
          "A schema's name is lower_case letters, digits and _, not " + name + ".");
    }
    return new Postgres(url, properties, name, progress);
  }

  /** The same, telling from time to time how many studies a load has sent. */
  public Postgres progress(LongConsumer listener) {
    return new Postgres(url, properties, schema, listener);
  }

  /** Brings the database to what the snapshot holds, with all relations; see the other one. */
  public String load(Snapshot snapshot) {
    return load(snapshot, Relations.ALL);
  }

  /**
   * Brings the database to what the snapshot holds, in one transaction: whoever reads it sees the
   * state before until all is there, and nothing is left of a load that stops.
   *
   * @param relations that are to be tables; where they are not those of the load before, all
   *     studies are sent again
   * @return what was done, in a sentence
   * @throws TrialbookException where the server cannot be reached or refuses, where a block of the
   *     snapshot is damaged, and where the thread is interrupted
   */
  public String load(Snapshot snapshot, List<Relation> relations) {
    PostgresLoad.Loaded loaded =
        run(
            connection -> {
              connection.setAutoCommit(false);
              try (Statement statement = connection.createStatement()) {
                statement.execute("create schema if not exists " + schema);
              }
              PostgresLoad.Loaded done =
                  new PostgresLoad(connection, snapshot, relations, progress).run();
              connection.setAutoCommit(true);
              try (Statement statement = connection.createStatement()) {
                statement.execute("analyze study");
              }
              return done;
            });
    return "%s: %,d studies sent, %,d taken out, %,d in all"
        .formatted(snapshot.name(), loaded.sent(), loaded.removed(), snapshot.size());
  }

  /**
   * Runs one query that only reads: its rows as a table.
   *
   * @param sql with a {@code $name} for each value
   * @param values are bound, never put into the text
   */
  public Table sql(String sql, Map<String, ?> values) {
    return run(
        connection -> {
          // The driver begins a transaction that only reads where it begins one at all.
          connection.setAutoCommit(false);
          connection.setReadOnly(true);
          try (PreparedStatement query = connection.prepareStatement(SqlText.positional(sql))) {
            int at = 1;
            for (String name : SqlText.parameters(sql)) {
              if (!values.containsKey(name)) {
                throw new TrialbookException("$" + name + " has no value.");
              }
              query.setObject(at++, values.get(name));
            }
            try (ResultSet rows = query.executeQuery()) {
              return ResultTable.of(rows);
            }
          }
        });
  }

  /** Runs one query that only reads: its rows as a table. */
  public Table sql(String sql) {
    return sql(sql, Map.of());
  }

  /**
   * Studies by the words of their eligibility criteria, best first: {@code nct_id}, {@code
   * brief_title}, {@code overall_status}, {@code rank}, and a {@code passage} with the words
   * between {@code **}.
   *
   * @param words as in a search engine: {@code "heart failure" -pregnancy or warfarin}; English
   *     word forms are the same word
   */
  public Table eligibility(String words, int most) {
    return sql(
        """
        with found as (
          select nct_id, brief_title, overall_status, criteria,
                 ts_rank(eligibility, websearch_to_tsquery('english', $words)) as rank
          from study where eligibility @@ websearch_to_tsquery('english', $words)
          order by rank desc, nct_id limit $most)
        select nct_id, brief_title, overall_status, rank,
               ts_headline('english', criteria, websearch_to_tsquery('english', $words),
                           'StartSel=**, StopSel=**, MaxWords=30, MinWords=10') as passage
        from found order by rank desc, nct_id""",
        Map.of("words", words, "most", most));
  }

  /**
   * Studies with a MeSH term among those of their conditions or interventions, or among the
   * ancestors of those, latest update first: {@code nct_id}, {@code brief_title}, {@code
   * overall_status}, {@code last_update_post_date}.
   *
   * @param term as MeSH spells it, {@code Heart Failure}
   */
  public Table mesh(String term, int most) {
    return sql(
        """
        select nct_id, brief_title, overall_status, last_update_post_date from study
        where condition_mesh @> array[$term]::text[] or intervention_mesh @> array[$term]::text[]
        order by last_update_post_date desc nulls last, nct_id limit $most""",
        Map.of("term", term, "most", most));
  }

  /** The JSON of a study, as PostgreSQL writes it; empty where it is not there. */
  public Optional<String> study(String nctId) {
    Table found = sql("select json::text from study where nct_id = $id", Map.of("id", nctId));
    return found.isEmpty() ? Optional.empty() : Optional.of(found.stringColumn(0).get(0));
  }

  /** Something to do with a connection of its own. */
  private interface Work<T> {
    T on(PgConnection connection) throws SQLException, IOException;
  }

  /** On a thread of its own: an interrupt has to cancel what the server is at. */
  private <T> T run(Work<T> work) {
    try (PgConnection connection = connect()) {
      FutureTask<T> task = new FutureTask<>(() -> work.on(connection));
      Thread thread = new Thread(task, "postgres");
      thread.setDaemon(true);
      thread.start();
      try {
        return task.get();
      } catch (InterruptedException e) {
        thread.interrupt();
        connection.cancelQuery();
        // The temporary files of a load go with it.
        joinUninterruptibly(thread);
        Thread.currentThread().interrupt();
        throw new TrialbookException("Interrupted.\nThe database is as it was before.", e);
      } catch (ExecutionException e) {
        throw told(e.getCause());
      }
    } catch (SQLException e) {
      throw told(e);
    }
  }

  private static void joinUninterruptibly(Thread thread) {
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      // who is this impatient does not wait for the files
    }
  }

  private PgConnection connect() throws SQLException {
    Properties all = new Properties();
    all.putAll(properties);
    all.setProperty("currentSchema", schema);
    all.setProperty("loginTimeout", "10");
    // Not by DriverManager, which loads every driver there is.
    return (PgConnection) new Driver().connect(url, all);
  }

  private TrialbookException told(Throwable failure) {
    if (failure instanceof TrialbookException told) {
      return told;
    }
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    String state = failure instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
    String hint =
        state.startsWith("08")
            ? "\nIs the server running? TRIALBOOK_POSTGRES=jdbc:postgresql://HOST/DATABASE names it."
            : state.startsWith("28")
                ? "\nPGUSER and PGPASSWORD, or .pgpass, say who you are."
                : state.equals("42P01")
                    ? "\nIs a snapshot loaded? load(snapshot) makes the tables."
                    : "";
    return new TrialbookException("%s: %s%s".formatted(this, message, hint), failure);
  }

  /** Where it is, without a password. */
  @Override
  public String toString() {
    String plain = url.substring("jdbc:".length()).replaceFirst("\\?.*", "");
    try {
      URI address = URI.create(plain);
      return "PostgreSQL %s%s%s, schema %s"
          .formatted(
              address.getHost(),
              address.getPort() < 0 ? "" : ":" + address.getPort(),
              address.getPath(),
              schema);
    } catch (IllegalArgumentException e) {
      return "PostgreSQL, schema " + schema;
    }
  }
}
