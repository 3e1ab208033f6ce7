package org.trialbook.frame;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
  private static final String ONE_FILE = "data_0.parquet";
  private static final int ROW_GROUP_ROWS = 65_536;
  private static final long ROW_GROUP_BYTES = 64L << 20;

  private final PartialFile file;
  private final ParquetFormat format;
  private final Relation relation;
  private final Provenance origin;
  private final Database database;
  private final BlockingQueue<Optional<Batch>> batches = new SynchronousQueue<>();
  private final FutureTask<Void> copy = new FutureTask<>(this::copy);
  private Thread thread;
  private boolean isEmpty = true;

  ParquetWriter(
      PartialFile file,
      ParquetFormat format,
      Relation relation,
      Provenance origin,
      Database database) {
    this.file = file;
    this.format = format;
    this.relation = relation;
    this.origin = origin;
    this.database = database;
  }

  @Override
  public void write(Batch batch) {
    isEmpty = false;
    hand(Optional.of(batch));
  }

  @Override
  public void end() {
    hand(Optional.empty());
  }

  @Override
  public void finish(Provenance provenance) {
    try {
      copy.get();
      for (Path written : file.files()) {
        ParquetFooter.fill(written, counts(provenance));
      }
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
        DuckDBConnection connection = database.connect();
        Statement statement = connection.createStatement();
        BatchReader reader = new BatchReader(allocator, relation, this::next);
        ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator)) {
      Data.exportArrayStream(allocator, reader, stream);
      connection.registerArrowStream("relation", stream);
      statement.execute(sql());
    }
    return null;
  }

  private String sql() {
    boolean folders = format.isPartitioned() && !isEmpty;
    // Without rows there are no folders; one file says which columns there are.
    Path target = format.isPartitioned() && isEmpty ? file.path().resolve(ONE_FILE) : file.path();
    String order = names(format.sortColumns());
    // An order before the rows are parted is not that within the parts.
    return "COPY (FROM relation%s) TO %s (FORMAT parquet, COMPRESSION %s, %s, KV_METADATA %s, %s)"
        .formatted(
            order.isEmpty() || folders ? "" : " ORDER BY " + order,
            Database.text(target.toString()),
            format.compression() == Compression.ZSTD ? "zstd" : "uncompressed",
            "ROW_GROUP_SIZE %d, ROW_GROUP_SIZE_BYTES %d".formatted(ROW_GROUP_ROWS, ROW_GROUP_BYTES),
            metadata(),
            folders ? parted(order) : "USE_TMP_FILE false");
  }

  private String parted(String order) {
    return "PARTITION_BY (%s)%s"
        .formatted(
            names(format.partitionColumns()), order.isEmpty() ? "" : ", ORDER_BY (" + order + ")");
  }

  private static String names(List<String> columns) {
    return columns.stream().map(Database::name).collect(Collectors.joining(", "));
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
        .map(entry -> Database.text(entry.getKey()) + ": " + Database.text(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static Map<String, String> counts(Provenance provenance) {
    Map<String, String> counts = provenance.metadata();
    counts.keySet().removeAll(provenance.origin().keySet());
    return counts;
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
