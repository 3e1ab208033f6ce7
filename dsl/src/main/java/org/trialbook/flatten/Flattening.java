package org.trialbook.flatten;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.trialbook.Internal;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Accounting;
import org.trialbook.corpus.Chunk;
import org.trialbook.corpus.Chunks;
import org.trialbook.corpus.RecordKeys;

/**
 * What a plan makes of an input: its chunks are flattened side by side, and come out in the order
 * of the input.
 *
 * <p>The thread that asks for a {@link #next} result reads the input; others flatten. No more
 * chunks are in memory than keep them busy, whatever the input's size: who takes no result is read
 * no further.
 */
@Internal
public final class Flattening implements AutoCloseable {

  /** So that no worker waits while a result is being written. */
  private static final int CHUNKS_AHEAD = 2;

  private final Plan plan;
  private final Chunks chunks;
  private final int workers;
  private final ExecutorService threads;
  private final ThreadLocal<Worker> worker = ThreadLocal.withInitial(Worker::new);
  private final Deque<Future<Result>> running = new ArrayDeque<>();
  private RuntimeException failure;
  private boolean ended;

  /** What came of one chunk. */
  public static final class Result {
    private final List<Batch> batches;
    private final Accounting accounting;
    private final RecordKeys keys;

    Result(List<Batch> batches, Accounting accounting, RecordKeys keys) {
      this.batches = List.copyOf(batches);
      this.accounting = accounting;
      this.keys = keys;
    }

    /** The rows, some relations perhaps in several batches or none. */
    public List<Batch> batches() {
      return batches;
    }

    /** What became of all that was in the chunk. */
    public Accounting accounting() {
      return accounting;
    }

    /** Which study each record was. */
    public RecordKeys keys() {
      return keys;
    }
  }

  /**
   * A flattening that has read nothing.
   *
   * @param chunks read by the thread that calls {@link #next}; stays the caller's to close
   * @param workers how many threads flatten, at least one
   */
  public Flattening(Plan plan, Chunks chunks, int workers) {
    this.plan = plan;
    this.chunks = chunks;
    this.workers = workers;
    this.threads =
        Executors.newFixedThreadPool(
            workers,
            task -> {
              Thread thread = new Thread(task, "trialbook-flatten");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * What came of the next chunk, or nothing behind the last one.
   *
   * <p>Throws a {@link TrialbookException} where the input cannot be read, after the results of
   * what came before, and where the thread is interrupted.
   */
  public Optional<Result> next() {
    while (!ended && running.size() < workers + CHUNKS_AHEAD) {
      read();
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new TrialbookException("Reading was interrupted.");
    }
    if (!running.isEmpty()) {
      return Optional.of(result(running.remove()));
    }
    if (failure != null) {
      throw failure;
    }
    return Optional.empty();
  }

  private void read() {
    try {
      Optional<Chunk> chunk = chunks.next();
      ended = chunk.isEmpty();
      chunk.ifPresent(each -> running.add(threads.submit(() -> worker.get().flatten(each))));
    } catch (IOException e) {
      failure = TrialbookException.cannot("read the studies", e);
      ended = true;
    } catch (RuntimeException e) {
      failure = e;
      ended = true;
    }
  }

  private static Result result(Future<Result> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrialbookException("Reading was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Hands all results on, in order. */
  public void forEach(Consumer<Result> results) {
    for (Optional<Result> next = next(); next.isPresent(); next = next()) {
      results.accept(next.get());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** What one thread flattens with. */
  private final class Worker {
    private List<Batch> batches = new ArrayList<>();
    private final Flattener flattener =
        new Flattener(plan, batch -> batches.add(batch), reject -> {});

    Result flatten(Chunk chunk) {
      chunk.records(flattener);
      flattener.finish();
      Result result = new Result(batches, flattener.takeAccounting(), flattener.takeKeys());
      batches = new ArrayList<>();
      return result;
    }
  }
}
