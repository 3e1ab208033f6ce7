package org.trialbook.frame;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBConnection;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Relation;

/**
 * Writes Parquet through DuckDB: one COPY statement, in a thread of its own, takes the batches from
 * Arrow's memory as they come. One batch is on its way while the next one is made.
 */
final class ParquetWriter implements RelationWriter {

  private static final long PATIENCE_MILLIS = 100;
  private static final int ROW_GROUP = 65_536;

  private final PartialFile file;
  private final Relation relation;
  private final Provenance origin;
  private final BlockingQueue<Optional<Batch>> batches = new SynchronousQueue<>();
  private final FutureTask<Void> copy = new FutureTask<>(this::copy);
  private Thread thread;

  ParquetWriter(PartialFile file, Relation relation, Provenance origin) {
    BatchReader.requireOpenModule();
    this.file = file;
    this.relation = relation;
    this.origin = origin;
  }

  @Override
  public void write(Batch batch) {
    hand(Optional.of(batch));
  }

  @Override
  public void finish(Provenance provenance) {
    hand(Optional.empty());
    try {
      copy.get();
      ParquetFooter.fill(file.path(), counts(provenance));
    } catch (ExecutionException | InterruptedException | IOException e) {
      throw failure(e);
    }
  }

  private void hand(Optional<Batch> batch) {
    start();
    try {
      while (!batches.offer(batch, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (copy.isDone()) {
          copy.get();
        }
      }
    } catch (ExecutionException | InterruptedException e) {
      throw failure(e);
    }
  }

  private void start() {
    if (thread == null) {
      thread = new Thread(copy, "trialbook-parquet");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private TrialbookException failure(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new TrialbookException("Writing was interrupted; no file is left behind.", e);
    }
    return file.failure(e.getCause() instanceof SQLException sql ? sql : e);
  }

  private Void copy() throws SQLException, IOException {
    try (BufferAllocator allocator = new RootAllocator();
        DuckDBConnection database = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        BatchReader reader = new BatchReader(allocator, relation, this::next);
        ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator)) {
      Data.exportArrayStream(allocator, reader, stream);
      database.registerArrowStream("relation", stream);
      // With more threads DuckDB is no sooner done here, and burns twice the processor time.
      statement.execute("SET threads = 1");
      statement.execute(
          "COPY (FROM relation) TO %s (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE %d,"
                  .formatted(text(file.path().toString()), ROW_GROUP)
              + " USE_TMP_FILE false, KV_METADATA %s)".formatted(metadata()));
    }
    return null;
  }

  /** The next batch, or nothing behind the last one. */
  private Optional<Batch> next() throws InterruptedException {
    return batches.take();
  }

  /** What is known before the first row, and blanks for what is not. */
  private String metadata() {
    Map<String, String> metadata = origin.origin();
    counts(origin).keySet().forEach(name -> metadata.put(name, ParquetFooter.blank(name)));
    return metadata.entrySet().stream()
        .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static Map<String, String> counts(Provenance provenance) {
    Map<String, String> counts = provenance.metadata();
    counts.keySet().removeAll(provenance.origin().keySet());
    return counts;
  }

  /** A text literal of SQL, whatever is in it. */
  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  @Override
  public void close() {
    try {
      if (thread != null) {
        // Without a commit it waits for the next batch, and the copy fails with it.
        thread.interrupt();
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
