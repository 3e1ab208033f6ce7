package org.trialbook.store;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.postgresql.core.Parser;
import org.postgresql.jdbc.PgConnection;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Reject;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.progress.OwnThread;
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

  /** How long an interrupted load may take to leave nothing behind. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String DEFAULT_SCHEMA = "trialbook";
  private static final int ROWS_AT_ONCE = 5_000;

  private final PostgresAddress address;
  private final String schema;
  private final LongConsumer progress;

  private Postgres(PostgresAddress address, String schema, LongConsumer progress) {
    this.address = address;
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
    return new Postgres(PostgresAddress.of(url, System::getenv), DEFAULT_SCHEMA, studies -> {});
  }

  /**
   * The database that {@code TRIALBOOK_POSTGRES} names as an address, or else PostgreSQL's own
   * {@code PGHOST}, {@code PGPORT}, {@code PGDATABASE}, {@code PGUSER} and {@code PGPASSWORD}.
   */
  public static Postgres fromEnvironment() {
    return fromEnvironment(System::getenv);
  }

  static Postgres fromEnvironment(UnaryOperator<String> environment) {
    return new Postgres(
        PostgresAddress.fromEnvironment(environment), DEFAULT_SCHEMA, studies -> {});
  }

  /** The same with another schema than {@code trialbook}. */
  public Postgres schema(String name) {
    if (!name.matches("[a-z_][a-z0-9_]{0,62}")) {
      throw new TrialbookException(
          "A schema's name is lower_case letters, digits and _, not " + name + ".");
    }
    return new Postgres(address, name, progress);
  }

  /** The same, telling from time to time how many studies a load has sent. */
  public Postgres progress(LongConsumer listener) {
    return new Postgres(address, schema, listener);
  }

  /** Brings the database to what the snapshot holds, with all relations; see the other one. */
  public String load(Snapshot snapshot) {
    return load(snapshot, Relations.ALL);
  }

  /**
   * Brings the database to what the snapshot holds, in one transaction: whoever reads it sees the
   * state before until all is there, without waiting, and nothing is left of a load that stops.
   *
   * @param relations that are to be tables: those that were none are made from all studies, those
   *     that are not among them go
   * @return what was done, in a sentence, with the studies that have no rows in the relations since
   *     these cannot be made of them; behind it the notes of the snapshot, a line each
   * @throws TrialbookException where the server cannot be reached or refuses, where another load
   *     into the schema runs, where a table of that name is there that no load has made, where a
   *     block of the snapshot is damaged, and where the thread is interrupted
   */
  public String load(Snapshot snapshot, List<Relation> relations) {
    PostgresLoad.Loaded loaded =
        run(
            connection ->
                new PostgresLoad(connection, schema, snapshot, relations, progress).run());
    return String.format(
        Locale.ROOT,
        "%s: %,d studies sent, %,d taken out, %,d in all%s%s",
        snapshot.name(),
        loaded.sent(),
        loaded.removed(),
        snapshot.size(),
        rejected(loaded.rejects()),
        String.join("", snapshot.notes().stream().map(note -> "\n" + note).toList()));
  }

  private static String rejected(List<Reject> rejects) {
    return rejects.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "; %,d not in the relations, the first %s: %s",
            rejects.size(),
            rejects.get(0).nctId().orElse("without a number"),
            rejects.get(0).reason());
  }

  /**
   * Runs one query that only reads: its rows as a table.
   *
   * @param sql one statement, with a {@code $name} for each value; the operators {@code ?}, {@code
   *     ?|} and {@code ?&} of JSONB are themselves
   * @param values are bound, never put into the text
   * @throws TrialbookException where it is several statements, of which one could end what only
   *     reads, where the server refuses it, and where the thread is interrupted
   */
  public Table sql(String sql, Map<String, ?> values) {
    String text = SqlText.escaped(sql);
    List<String> names = SqlText.parameters(sql);
    for (String name : names) {
      if (!values.containsKey(name)) {
        throw new TrialbookException("$" + name + " has no value.");
      }
    }
    return run(
        connection -> {
          checkSingle(connection, text);
          // The driver begins a transaction that only reads where it begins one at all.
          connection.setAutoCommit(false);
          connection.setReadOnly(true);
          try (PreparedStatement query = connection.prepareStatement(text)) {
            query.setFetchSize(ROWS_AT_ONCE);
            for (int i = 0; i < names.size(); i++) {
              query.setObject(i + 1, values.get(names.get(i)));
            }
            try (ResultSet rows = query.executeQuery()) {
              return ResultTable.of(rows);
            }
          }
        });
  }

  /** By the parser that the driver itself splits statements with. */
  private static void checkSingle(PgConnection connection, String text) throws SQLException {
    int statements =
        Parser.parseJdbcSql(
                text, connection.getStandardConformingStrings(), true, true, false, false)
            .size();
    if (statements != 1) {
      throw new TrialbookException(
          String.format(
              Locale.ROOT,
              "Those are %d statements.\nsql() runs one query, which only reads.",
              statements));
    }
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
    try (PgConnection connection = address.connect(schema)) {
      OwnThread<T> own = OwnThread.start("postgres", () -> work.on(connection));
      try {
        return own.get();
      } catch (InterruptedException e) {
        own.interrupt();
        connection.cancelQuery();
        try {
          // The temporary files of a load go with it. What had been committed by then is done, and
          // to be told as such.
          return own.madeWithin(PATIENCE)
              .orElseThrow(
                  () ->
                      new TrialbookException("Interrupted.\nThe database is as it was before.", e));
        } finally {
          Thread.currentThread().interrupt();
        }
      } catch (ExecutionException e) {
        throw PostgresFailure.told(toString(), e.getCause());
      }
    } catch (SQLException e) {
      throw PostgresFailure.told(toString(), e);
    }
  }

  /** Where it is, without a password. */
  @Override
  public String toString() {
    return address + ", schema " + schema;
  }
}
