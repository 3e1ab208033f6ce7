package org.trialbook.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.postgresql.jdbc.PgConnection;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Reject;
import org.trialbook.corpus.Chunk;
import org.trialbook.flatten.Relation;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.SnapshotChunks;

/**
 * Brings a schema to what a snapshot holds, in one transaction: only studies that are not the same
 * there are sent. Others read the state before until all of it is there, and need not wait: what
 * they read is neither emptied nor dropped on the way, since that shuts them out, and those whose
 * transaction is older would see nothing.
 */
final class PostgresLoad {

  /** Any number that others are unlikely to lock. */
  private static final long LOCK = 0x747269616c626f6fL;

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int REPORT_EVERY = 100;

  private final PgConnection connection;
  private final String schema;
  private final Snapshot snapshot;
  private final List<Relation> relations;
  private final LongConsumer progress;

  PostgresLoad(
      PgConnection connection,
      String schema,
      Snapshot snapshot,
      List<Relation> relations,
      LongConsumer progress) {
    this.connection = connection;
    this.schema = schema;
    this.snapshot = snapshot;
    this.relations = relations;
    this.progress = progress;
  }

  /**
   * What a load did.
   *
   * @param sent how many studies
   * @param removed how many studies were taken out
   * @param rejects studies without rows in the relations, since these cannot be made of them
   */
  record Loaded(int sent, int removed, List<Reject> rejects) {}

  Loaded run() throws SQLException, IOException {
    connection.setAutoCommit(false);
    lock();
    makeSchema();
    PostgresMigrations.run(connection);
    PostgresRelations tables = PostgresRelations.make(connection, relations);
    Map<String, Long> there = there();
    List<String> wanted = wanted(there);
    List<String> gone = there.keySet().stream().filter(nctId -> !snapshot.has(nctId)).toList();
    // Nobody reads what holds nothing, and an index is made faster from all rows.
    boolean isFirst = there.isEmpty();
    Map<String, String> indexes = isFirst ? indexes() : Map.of();
    for (String index : indexes.keySet()) {
      PostgresSteps.run(connection, "drop index " + index);
    }
    if (!isFirst) {
      delete(wanted, gone, tables.kept());
    }
    sendStudies(wanted);
    PostgresRows rows = new PostgresRows(connection, snapshot, tables::table);
    List<Reject> rejects = new ArrayList<>(rows.send(wanted, tables.kept()));
    rejects.addAll(rows.send(snapshot.nctIds(), tables.made()));
    PostgresSteps.run(connection, indexes.values());
    if (isFirst) {
      PostgresSteps.run(connection, "analyze study");
    }
    tables.finish();
    remember();
    connection.commit();
    return new Loaded(wanted.size(), gone.size(), rejects);
  }

  /** Waits a little: of a load that was killed, the server hears some moments later. */
  private void lock() throws SQLException {
    PostgresSteps.run(connection, "set local lock_timeout = '5s'");
    try (PreparedStatement lock =
        connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, ?))")) {
      lock.setString(1, schema);
      lock.setLong(2, LOCK);
      lock.execute();
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw new TrialbookException(
            "Another process loads into schema %s.\nWait until it is done; pg_stat_activity has it, as trialbook."
                .formatted(schema),
            e);
      }
      throw e;
    }
    PostgresSteps.run(connection, "set local lock_timeout to default");
  }

  /** Where somebody else has made it, no right to make schemas is needed. */
  private void makeSchema() throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select 1 from pg_namespace where nspname = ?")) {
      query.setString(1, schema);
      try (ResultSet rows = query.executeQuery()) {
        if (rows.next()) {
          return;
        }
      }
    }
    PostgresSteps.run(connection, "create schema " + SqlText.quoted(schema));
  }

  /**
   * What studies are searched by: the statement that makes each index, by its name as SQL takes it.
   */
  private Map<String, String> indexes() throws SQLException {
    Map<String, String> indexes = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index"
                    + " where indrelid = 'study'::regclass and not indisunique")) {
      while (rows.next()) {
        indexes.put(rows.getString(1), rows.getString(2));
      }
    }
    return indexes;
  }

  private Map<String, Long> there() throws SQLException {
    Map<String, Long> there = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(50_000);
      try (ResultSet rows =
          statement.executeQuery("select nct_id, fingerprint from study order by nct_id")) {
        while (rows.next()) {
          there.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return there;
  }

  private List<String> wanted(Map<String, Long> there) {
    List<String> wanted = new ArrayList<>();
    for (String nctId : snapshot.nctIds()) {
      Long fingerprint = there.get(nctId);
      OptionalLong now = snapshot.fingerprint(nctId);
      if (fingerprint == null || now.getAsLong() != fingerprint) {
        wanted.add(nctId);
      }
    }
    return wanted;
  }

  private void delete(List<String> wanted, List<String> gone, List<Relation> kept)
      throws SQLException, IOException {
    Set<String> outdated = new TreeSet<>(wanted);
    outdated.addAll(gone);
    if (outdated.isEmpty()) {
      return;
    }
    PostgresSteps.run(
        connection, "create temporary table outdated (nct_id text primary key) on commit drop");
    try (OutputStream out = copy("outdated (nct_id)")) {
      out.write(String.join("\n", outdated).getBytes(UTF_8));
    }
    PostgresSteps.run(connection, "analyze outdated");
    List<String> names = new ArrayList<>(List.of("study"));
    kept.forEach(relation -> names.add(PostgresTables.table(relation)));
    for (String name : names) {
      PostgresSteps.run(
          connection,
          "delete from %s t using outdated o where t.nct_id = o.nct_id"
              .formatted(SqlText.quoted(name)));
    }
  }

  private OutputStream copy(String target) throws SQLException {
    PGConnection server = connection;
    return new BufferedOutputStream(
        new PGCopyOutputStream(server, "copy " + target + " from stdin"), 1 << 16);
  }

  private void sendStudies(List<String> wanted) throws SQLException, IOException {
    long sent = 0;
    try (SnapshotChunks chunks = snapshot.chunks(wanted);
        OutputStream out = copy("study (nct_id, fingerprint, json)")) {
      for (Optional<Chunk> chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
        StringBuilder lines = new StringBuilder();
        List<byte[]> studies = new ArrayList<>();
        chunk.get().records(PostgresRows.refusing(studies));
        for (byte[] study : studies) {
          String nctId = wanted.get((int) sent);
          lines.append(nctId).append('\t');
          lines.append(snapshot.fingerprint(nctId).getAsLong()).append('\t');
          CopyRows.text(CopyRows.json(study), lines);
          lines.append('\n');
          if (++sent % REPORT_EVERY == 0) {
            progress.accept(sent);
          }
        }
        out.write(lines.toString().getBytes(UTF_8));
        PostgresRows.checkInterrupt();
      }
    }
  }

  private void remember() throws SQLException {
    PostgresSteps.run(connection, "delete from trialbook_snapshot");
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into trialbook_snapshot (name, source, data_timestamp, notes, studies)"
                + " values (?, ?, ?, ?, (select count(*) from study))")) {
      insert.setString(1, snapshot.name());
      insert.setString(2, snapshot.source());
      insert.setObject(3, snapshot.dataTimestamp());
      insert.setString(4, String.join("\n", snapshot.notes()));
      insert.executeUpdate();
    }
  }
}
