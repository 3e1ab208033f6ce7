package org.trialbook.frame;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBConnection;
import org.trialbook.TrialbookException;
import org.trialbook.file.PartialFile;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Relation;

/**
 * One statement of DuckDB, in a thread of its own, that takes the batches of a relation from
 * Arrow's memory as they come. One batch is on its way while the next one is made.
 */
final class StreamedStatement implements AutoCloseable {

  /** What the statement calls the rows. */
  static final String ROWS = "relation";

  private static final long PATIENCE_MILLIS = 100;

  private final ExportDatabase database;
  private final Relation relation;
  private final Supplier<String> sql;
  private final PartialFile file;
  private final BlockingQueue<Optional<Batch>> batches = new SynchronousQueue<>();
  private final FutureTask<Void> execution = new FutureTask<>(this::execute);
  private Thread thread;

  /**
   * A statement that has not begun.
   *
   * @param sql asked for when the first batch is there, or the end
   * @param file that a failure names
   */
  StreamedStatement(
      ExportDatabase database, Relation relation, Supplier<String> sql, PartialFile file) {
    this.database = database;
    this.relation = relation;
    this.sql = sql;
    this.file = file;
  }

  void write(Batch batch) {
    hand(Optional.of(batch));
  }

  /** There are no more batches. */
  void end() {
    hand(Optional.empty());
  }

  /** Waits until the statement has ended. */
  void await() {
    try {
      execution.get();
    } catch (ExecutionException | InterruptedException e) {
      throw failure(e);
    }
  }

  private void hand(Optional<Batch> batch) {
    start();
    try {
      while (!batches.offer(batch, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (execution.isDone()) {
          execution.get();
        }
      }
    } catch (ExecutionException | InterruptedException e) {
      throw failure(e);
    }
  }

  private void start() {
    if (thread == null) {
      thread = new Thread(execution, "trialbook-" + relation.name());
      thread.setDaemon(true);
      thread.start();
    }
  }

  private TrialbookException failure(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return PartialFile.interrupted(e);
    }
    return file.failure(e.getCause() instanceof SQLException cause ? cause : e);
  }

  private Void execute() throws SQLException, IOException {
    try (BufferAllocator allocator = new RootAllocator();
        DuckDBConnection connection = database.connect();
        Statement statement = connection.createStatement();
        BatchReader reader = new BatchReader(allocator, relation, batches::take);
        ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator)) {
      Data.exportArrayStream(allocator, reader, stream);
      connection.registerArrowStream(ROWS, stream);
      statement.execute(sql.get());
    }
    return null;
  }

  @Override
  public void close() {
    if (thread == null) {
      return;
    }
    // Without an end it waits for the next batch, and the statement fails with it.
    thread.interrupt();
    boolean interrupted = false;
    // However often this thread is interrupted: the other must not write what is deleted next.
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
