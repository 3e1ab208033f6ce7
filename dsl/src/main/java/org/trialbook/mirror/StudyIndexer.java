package org.trialbook.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.SingleInstanceLockFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes studies into an index, by as many threads as the machine has cores, up to four.
 *
 * <p>Which thread takes a study decides in which part of the index it stands, and nothing else:
 * ordinals are given in the order of the corpus, and every order of answers is total.
 */
final class StudyIndexer {

  /** Lucene would tell the reader of a cell that a newer Java deserves a newer Lucene. */
  private static final java.util.logging.Logger VECTORS =
      java.util.logging.Logger.getLogger(
          "org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    VECTORS.setLevel(Level.SEVERE);
  }

  private static final Logger LOG = LoggerFactory.getLogger(StudyIndexer.class);

  private static final int MOST_THREADS = 4;

  /** Enough that a corpus for a notebook is written in one piece a thread. */
  private static final double BUFFER_MEGABYTES = 256;

  private final Iterator<byte[]> studies;
  private final List<byte[]> sources = new ArrayList<>();
  private final Set<String> nctIds = new HashSet<>();
  private final CRC32 checksum = new CRC32();
  private volatile boolean stopped;

  private StudyIndexer(Iterator<byte[]> studies) {
    this.studies = studies;
  }

  /** One study on its way into the index. */
  private static final class Work {

    private final byte[] source;
    private final int ordinal;
    private final String nctId;

    Work(byte[] source, int ordinal, String nctId) {
      this.source = source;
      this.ordinal = ordinal;
      this.nctId = nctId;
    }
  }

  /** An index of these studies that lives as long as it is used; see {@link #index}. */
  static StudyIndex inMemory(Iterable<byte[]> studies) {
    return index(
        studies,
        new ByteBuffersDirectory(
            new SingleInstanceLockFactory(),
            ByteBuffersDataOutput::new,
            ByteBuffersDirectory.OUTPUT_AS_ONE_BUFFER));
  }

  /**
   * Writes the index of these studies into the directory. A study that cannot be read, or whose
   * registry number came before, is left out and logged.
   */
  static StudyIndex index(Iterable<byte[]> studies, Directory directory) {
    StudyIndexer indexer = new StudyIndexer(studies.iterator());
    IndexWriterConfig configuration =
        new IndexWriterConfig(new WordAnalyzer())
            .setRAMBufferSizeMB(BUFFER_MEGABYTES)
            .setUseCompoundFile(false);
    try (IndexWriter writer = new IndexWriter(directory, configuration)) {
      indexer.writeAll(writer);
      writer.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    return new StudyIndex(directory, indexer.sources::get, indexer.checksum.getValue());
  }

  private void writeAll(IndexWriter writer) {
    int others = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()) - 1;
    List<CompletableFuture<Void>> threads =
        IntStream.range(0, others)
            .mapToObj(i -> CompletableFuture.runAsync(() -> write(writer)))
            .toList();
    try {
      write(writer);
    } finally {
      threads.forEach(CompletableFuture::join);
    }
  }

  private void write(IndexWriter writer) {
    boolean done = false;
    try {
      for (Optional<Work> work = next(); work.isPresent(); work = next()) {
        List<Document> documents = documents(work.get());
        if (!documents.isEmpty()) {
          writer.addDocuments(documents);
        }
      }
      writer.flushNextBuffer();
      done = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      stopped |= !done;
    }
  }

  private static List<Document> documents(Work work) {
    try {
      return StudyReader.documents(work.source, work.ordinal, work.nctId);
    } catch (IOException e) {
      LOG.warn("{} left out: {}", work.nctId, e.getMessage());
      return List.of();
    }
  }

  /** The next study that has a registry number of its own; its ordinal counts these. */
  private synchronized Optional<Work> next() {
    while (!stopped && studies.hasNext()) {
      byte[] study = studies.next();
      Optional<String> nctId = StudyReader.nctId(study);
      if (nctId.filter(nctIds::add).isPresent()) {
        sources.add(study);
        checksum.update(study);
        return Optional.of(new Work(study, sources.size() - 1, nctId.get()));
      }
      LOG.warn(
          "Study after {} others left out: {}",
          sources.size(),
          nctId.map(id -> id + " came before").orElse("it has no registry number"));
    }
    return Optional.empty();
  }
}
