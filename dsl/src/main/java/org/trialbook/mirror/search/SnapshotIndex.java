package org.trialbook.mirror.search;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trialbook.TrialbookException;
import org.trialbook.corpus.Chunk;
import org.trialbook.file.Folders;
import org.trialbook.snapshot.Difference;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.SnapshotChunks;
import org.trialbook.snapshot.Snapshots;

/**
 * The index of a snapshot, in its folder under {@code search-3}, after how it is derived; made when
 * it is first asked for.
 *
 * <p>It is made beside its place and takes it by a rename. Where an earlier snapshot beside this
 * one has an index, its files are shared and only what differs is indexed anew: Lucene never
 * changes a file that it has written.
 */
public final class SnapshotIndex {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotIndex.class);

  /**
   * Goes up by one with every change of what is indexed of a study, or how: an index that was made
   * before is not asked any more.
   */
  private static final int DERIVATION = 3;

  private static final String SEARCH = "search";
  private static final String FOLDER = SEARCH + "-" + DERIVATION;
  private static final String PART = ".search.part";

  /** Every document of a study carries its number, by which all of them can be replaced. */
  private static final String OF = "of";

  private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());
  private static final double BUFFER_MEGABYTES = 64;

  /** Beyond this share of differing studies, a new index is smaller and no slower. */
  private static final int MOST_DIFFERING = 5;

  private final Snapshot snapshot;
  private final LongConsumer progress;
  private final AtomicLong done = new AtomicLong();

  private SnapshotIndex(Snapshot snapshot, LongConsumer progress) {
    this.snapshot = snapshot;
    this.progress = progress;
  }

  public static boolean isThere(Snapshot snapshot) {
    return Files.isDirectory(snapshot.path().resolve(FOLDER));
  }

  /**
   * Opens the index, which is made first where there is none.
   *
   * @param progress hears how many studies are indexed
   */
  public static StudyIndex open(Snapshot snapshot, LongConsumer progress) {
    Path folder = snapshot.path().resolve(FOLDER);
    try {
      if (!isThere(snapshot)) {
        new SnapshotIndex(snapshot, progress).make(folder);
      }
      return new StudyIndex(
          FSDirectory.open(folder),
          number -> snapshot.study(number).orElseThrow(),
          SnapshotIndex::numberAlone,
          snapshot.path().toString().hashCode() & 0xffffffffL,
          snapshot.notes(),
          0);
    } catch (LockObtainFailedException e) {
      throw new TrialbookException(
          "Another process is indexing %s.\nWait until it is done.".formatted(snapshot), e);
    } catch (IOException e) {
      throw new TrialbookException(
          "Cannot index %s: %s.\nIs the folder writable, and is there space on the disk?"
              .formatted(snapshot, e.getMessage()),
          e);
    }
  }

  /** Most questions for many studies want only their numbers, and no block is unpacked for that. */
  private static byte[] numberAlone(int number) {
    return "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"%s\"}}}"
        .formatted(Snapshot.nctId(number))
        .getBytes(US_ASCII);
  }

  private void make(Path folder) throws IOException {
    Path part = snapshot.path().resolve(PART);
    Optional<Snapshot> base = base();
    if (!isLocked(part)) {
      Folders.delete(part);
    }
    if (base.isPresent()) {
      share(base.get().path().resolve(FOLDER), part);
    }
    try (Directory directory = FSDirectory.open(part);
        IndexWriter writer = new IndexWriter(directory, configuration())) {
      if (base.isPresent()) {
        update(writer, Difference.between(base.get(), snapshot));
      } else {
        addAll(writer, snapshot.chunks());
      }
      writer.commit();
    }
    try {
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("its file system renames nothing in one step", e);
    }
    dropOthers();
  }

  /** Those that were derived in another way. */
  private void dropOthers() throws IOException {
    try (Stream<Path> content = Files.list(snapshot.path())) {
      for (Path path : content.toList()) {
        String name = path.getFileName().toString();
        if (name.startsWith(SEARCH) && !name.equals(FOLDER)) {
          Folders.delete(path);
        }
      }
    }
  }

  private static IndexWriterConfig configuration() {
    return new IndexWriterConfig(new WordAnalyzer())
        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
        .setUseCompoundFile(false);
  }

  /** The nearest earlier snapshot with an index, if most studies are the same there. */
  private Optional<Snapshot> base() {
    return Snapshots.in(snapshot.path().toAbsolutePath().getParent()).list().stream()
        .filter(other -> other.dataTimestamp().isBefore(snapshot.dataTimestamp()))
        .filter(SnapshotIndex::isThere)
        .reduce((first, second) -> second)
        .filter(
            other -> Difference.between(other, snapshot).size() * MOST_DIFFERING < snapshot.size());
  }

  private static boolean isLocked(Path part) throws IOException {
    if (!Files.exists(part)) {
      return false;
    }
    try (Directory directory = FSDirectory.open(part)) {
      directory.obtainLock(IndexWriter.WRITE_LOCK_NAME).close();
      return false;
    } catch (LockObtainFailedException e) {
      return true;
    }
  }

  private static void share(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Path here = to.resolve(file.getFileName());
        if (file.getFileName().toString().equals(IndexWriter.WRITE_LOCK_NAME)) {
          continue;
        }
        try {
          Files.createLink(here, file);
        } catch (UnsupportedOperationException | IOException e) {
          Files.copy(file, here);
        }
      }
    }
  }

  private void update(IndexWriter writer, Difference difference) throws IOException {
    for (int number : difference.removed()) {
      writer.deleteDocuments(of(number));
    }
    for (int number : difference.changed()) {
      writer.deleteDocuments(of(number));
    }
    List<String> anew = new ArrayList<>();
    difference.changed().forEach(number -> anew.add(nctId(number)));
    difference.added().forEach(number -> anew.add(nctId(number)));
    addAll(writer, snapshot.chunks(anew));
  }

  private static Term of(int number) {
    return new Term(OF, Integer.toString(number));
  }

  private static String nctId(int number) {
    return String.format(Locale.ROOT, "NCT%08d", number);
  }

  private void addAll(IndexWriter writer, SnapshotChunks chunks) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS, SnapshotIndex::daemon);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        workers.add(threads.submit(() -> work(writer, chunks)));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UncheckedIOException failure
          ? failure.getCause()
          : new IOException(e.getCause());
    } finally {
      threads.shutdownNow();
      end(threads);
    }
    chunks.problems().forEach(LOG::warn);
  }

  private static void end(ExecutorService threads) {
    boolean interrupted = Thread.interrupted();
    try {
      // A writer must not be closed under a thread that writes.
      threads.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
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

  private void work(IndexWriter writer, SnapshotChunks chunks) {
    while (!Thread.currentThread().isInterrupted()) {
      Optional<Chunk> chunk;
      synchronized (chunks) {
        chunk = chunks.next();
      }
      if (chunk.isEmpty()) {
        return;
      }
      chunk
          .get()
          .records(
              (bytes, offset, length, position) -> {
                byte[] study = java.util.Arrays.copyOfRange(bytes, offset, offset + length);
                add(writer, study);
              });
    }
  }

  private void add(IndexWriter writer, byte[] study) {
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
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      LOG.warn("{} cannot be found: {}", nctId, e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    progress.accept(done.incrementAndGet());
  }
}
