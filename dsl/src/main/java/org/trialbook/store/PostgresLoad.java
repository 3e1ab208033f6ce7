package org.trialbook.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.PGCopyOutputStream;
import org.postgresql.jdbc.PgConnection;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Chunk;
import org.trialbook.flatten.Flattening;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relation;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.SnapshotChunks;

/**
 * Brings a database to what a snapshot holds, in one transaction: only studies that are not the
 * same there are sent. Others see the state before until all of it is there.
 */
final class PostgresLoad {

  /** Any number that others are unlikely to lock. */
  private static final long LOCK = 0x747269616c626f6fL;

  private static final int WORKERS = Runtime.getRuntime().availableProcessors();
  private static final int REPORT_EVERY = 1_000;

  private final PgConnection connection;
  private final Snapshot snapshot;
  private final List<Relation> relations;
  private final LongConsumer progress;

  PostgresLoad(
      PgConnection connection, Snapshot snapshot, List<Relation> relations, LongConsumer progress) {
    this.connection = connection;
    this.snapshot = snapshot;
    this.relations = relations;
    this.progress = progress;
  }

  /** How many studies were sent, and how many taken out. */
  record Loaded(int sent, int removed) {}

  Loaded run() throws SQLException, IOException {
    lock();
    PostgresMigrations.run(connection);
    boolean isNew = makeTables();
    Map<String, Long> there = isNew ? Map.of() : there();
    List<String> wanted = wanted(there);
    List<String> gone = there.keySet().stream().filter(nctId -> !snapshot.has(nctId)).toList();
    // With most of the rows new, an index is made faster from all of them.
    boolean anew = wanted.size() > snapshot.size() / 2;
    if (anew) {
      execute(relations.stream().map(PostgresTables::dropIndex).toList());
      execute(PostgresIndexes.DROP);
    }
    delete(wanted, gone, isNew || there.isEmpty());
    sendStudies(wanted);
    sendRelations(wanted);
    if (anew) {
      execute(PostgresIndexes.CREATE);
    }
    execute(relations.stream().map(PostgresTables::index).toList());
    remember();
    connection.commit();
    return new Loaded(wanted.size(), gone.size());
  }

  private void lock() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet locked =
            statement.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
      locked.next();
      if (!locked.getBoolean(1)) {
        throw new TrialbookException(
            "Another process loads into this database.\nWait until it is done.");
      }
    }
  }

  /** Makes the tables of the relations; true where they are not those that were there. */
  private boolean makeTables() throws SQLException {
    Map<String, String> known = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select name, shape from trialbook_relation")) {
      while (rows.next()) {
        known.put(rows.getString(1), rows.getString(2));
      }
    }
    Map<String, String> wanted =
        relations.stream().collect(Collectors.toMap(PostgresTables::table, PostgresTables::shape));
    if (known.equals(wanted)) {
      return false;
    }
    for (String table : known.keySet()) {
      execute(List.of("drop table if exists " + SqlText.quoted(table)));
    }
    for (Relation relation : relations) {
      execute(PostgresTables.create(relation));
    }
    execute(List.of("delete from trialbook_relation"));
    try (PreparedStatement insert =
        connection.prepareStatement("insert into trialbook_relation (name, shape) values (?, ?)")) {
      for (Map.Entry<String, String> each : wanted.entrySet()) {
        insert.setString(1, each.getKey());
        insert.setString(2, each.getValue());
        insert.executeUpdate();
      }
    }
    return true;
  }

  private void execute(List<String> steps) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String step : steps) {
        statement.execute(step);
      }
    }
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

  private void delete(List<String> wanted, List<String> gone, boolean all) throws SQLException {
    if (all) {
      execute(List.of("truncate study"));
      return;
    }
    execute(List.of("create temporary table outdated (nct_id text primary key) on commit drop"));
    TreeSet<String> outdated = new TreeSet<>(wanted);
    outdated.addAll(gone);
    try (OutputStream out = copy("outdated (nct_id)")) {
      out.write(String.join("\n", outdated).getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    execute(
        List.of(
            "analyze outdated",
            "delete from study using outdated o where study.nct_id = o.nct_id"));
    for (Relation relation : relations) {
      String table = SqlText.quoted(PostgresTables.table(relation));
      execute(
          List.of("delete from %s t using outdated o where t.nct_id = o.nct_id".formatted(table)));
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
        chunk
            .get()
            .records(
                (bytes, offset, length, position) ->
                    studies.add(java.util.Arrays.copyOfRange(bytes, offset, offset + length)));
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
        checkInterrupt();
      }
      refuse(chunks.problems());
    }
  }

  private static void checkInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw new TrialbookException("Interrupted.\nThe database is as it was before.");
    }
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new TrialbookException(
          problems.get(0) + "\nNothing was loaded. verify() says what else is damaged.");
    }
  }

  /**
   * All relations come of one pass, and COPY takes one at a time: the others wait in files, packed.
   */
  private void sendRelations(List<String> wanted) throws SQLException, IOException {
    if (wanted.isEmpty() || relations.isEmpty()) {
      return;
    }
    Path folder = Files.createTempDirectory("trialbook-load");
    Map<String, OutputStream> files = new HashMap<>();
    try {
      try (SnapshotChunks chunks = snapshot.chunks(wanted);
          Flattening flattening = new Flattening(Plan.of(relations), chunks, WORKERS)) {
        for (Relation relation : relations) {
          Path file = folder.resolve(PostgresTables.table(relation));
          files.put(
              relation.name(),
              new BufferedOutputStream(new ZstdOutputStream(Files.newOutputStream(file), 1)));
        }
        for (var next = flattening.next(); next.isPresent(); next = flattening.next()) {
          for (Batch batch : next.get().batches()) {
            CopyRows.write(batch, files.get(batch.relation().name()));
          }
        }
      } finally {
        for (OutputStream file : files.values()) {
          file.close();
        }
      }
      CopyManager copies = connection.getCopyAPI();
      for (Relation relation : relations) {
        checkInterrupt();
        String table = PostgresTables.table(relation);
        try (InputStream rows = new ZstdInputStream(Files.newInputStream(folder.resolve(table)))) {
          copies.copyIn("copy %s from stdin".formatted(SqlText.quoted(table)), rows);
        }
      }
    } finally {
      for (Relation relation : relations) {
        Files.deleteIfExists(folder.resolve(PostgresTables.table(relation)));
      }
      Files.delete(folder);
    }
  }

  private void remember() throws SQLException {
    execute(List.of("delete from trialbook_snapshot"));
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into trialbook_snapshot (name, source, data_timestamp, studies)"
                + " values (?, ?, ?, (select count(*) from study))")) {
      insert.setString(1, snapshot.name());
      insert.setString(2, snapshot.source());
      insert.setObject(3, snapshot.dataTimestamp());
      insert.executeUpdate();
    }
  }
}
