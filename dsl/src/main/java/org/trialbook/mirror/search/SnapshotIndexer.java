package org.trialbook.mirror.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Reject;
import org.trialbook.corpus.Chunk;
import org.trialbook.corpus.StudySink;
import org.trialbook.snapshot.SnapshotChunks;

/**
 * Brings the studies of a snapshot into an index, several at a time, and takes others out of it.
 */
final class SnapshotIndexer {

  /** Every document of a study carries its number, by which all of them can be replaced. */
  private static final String OF = "of";

  private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

  private final IndexWriter writer;
  private final LongConsumer progress;
  private final AtomicLong done = new AtomicLong();

  /**
   * @param progress hears how many studies are indexed, from several threads
   */
  SnapshotIndexer(IndexWriter writer, LongConsumer progress) {
    this.writer = writer;
    this.progress = progress;
  }

  void remove(int number) throws IOException {
    writer.deleteDocuments(new Term(OF, Integer.toString(number)));
  }

  /**
   * Adds all of them.
   *
   * @throws TrialbookException where one is damaged: an index without it would say that it is not
   *     there
   */
  void addAll(SnapshotChunks chunks) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS, SnapshotIndexer::daemon);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        workers.add(threads.submit(() -> work(chunks)));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TrialbookException failure) {
        throw failure;
      }
      throw e.getCause() instanceof UncheckedIOException failure
          ? failure.getCause()
          : new IOException(e.getCause());
    } finally {
      threads.shutdownNow();
      end(threads);
    }
  }

  private static void log(String text) {
    System.getLogger(SnapshotIndexer.class.getName()).log(System.Logger.Level.DEBUG, text);
  }

  private static void end(ExecutorService threads) {
    boolean interrupted = Thread.interrupted();
    try {
      // A writer must not be closed under a thread that writes.
      threads.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "index");
    thread.setDaemon(true);
    return thread;
  }

  private void work(SnapshotChunks chunks) {
    while (!Thread.currentThread().isInterrupted()) {
      Optional<Chunk> chunk;
      synchronized (chunks) {
        chunk = chunks.next();
      }
      if (chunk.isEmpty()) {
        return;
      }
      chunk.get().records(new Adding());
    }
  }

  /** Takes what comes, all of it. */
  private final class Adding implements StudySink {
    @Override
    public void study(byte[] bytes, int offset, int length, long position) {
      add(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    @Override
    public void reject(Reject reject) {
      throw new TrialbookException(
          "A study would not be found: %s.\nverify() says what else is damaged; an earlier snapshot may have the same file whole."
              .formatted(reject.line()));
    }
  }

  private void add(byte[] study) {
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    String nctId = StudyReader.nctId(study).orElseThrow();
    int number = Integer.parseInt(nctId.substring(3));
    try {
      List<Document> documents = StudyReader.documents(study, number, nctId);
      for (Document document : documents) {
        document.add(new StringField(OF, Integer.toString(number), Store.NO));
      }
      writer.addDocuments(documents);
    } catch (JsonProcessingException e) {
      log(nctId + " cannot be found: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    progress.accept(done.incrementAndGet());
  }
}
