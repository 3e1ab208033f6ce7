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
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes studies into an index, by as many threads as the machine has cores, up to four.
 *
 * <p>Which thread takes a study decides in which part of the index it stands, and nothing else:
 * ordinals are given in the order of the corpus, and every order of answers is total.
 */
final class StudyIndexer {

  private static final Logger LOG = LoggerFactory.getLogger(StudyIndexer.class);

  private static final int MOST_THREADS = 4;

  /** Enough that a corpus for a notebook is written in one piece a thread. */
  private static final double BUFFER_MEGABYTES = 256;

  private final Iterator<byte[]> studies;
  private final List<byte[]> sources = new ArrayList<>();
  private final Set<String> nctIds = new HashSet<>();
  private final CRC32 checksum = new CRC32();
  private boolean stopped;

  private StudyIndexer(Iterator<byte[]> studies) {
    this.studies = studies;
  }

  /** One study on its way into the index. */
  private static final class Work {

    private final int ordinal;
    private final byte[] source;

    Work(int ordinal, byte[] source) {
      this.ordinal = ordinal;
      this.source = source;
    }
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
    StudyDocuments documents = new StudyDocuments();
    try {
      for (Optional<Work> work = next(); work.isPresent(); work = next()) {
        List<Document> block = read(documents, work.get());
        if (!block.isEmpty()) {
          writer.addDocuments(block);
        }
      }
      writer.flushNextBuffer();
    } catch (IOException e) {
      stop();
      throw new UncheckedIOException(e);
    }
  }

  private static List<Document> read(StudyDocuments documents, Work work) {
    try {
      return documents.of(work.source, work.ordinal);
    } catch (IOException e) {
      LOG.warn("Study {} left out: {}", work.ordinal, e.getMessage());
      return List.of();
    }
  }

  private synchronized void stop() {
    stopped = true;
  }

  /** The next study that has a registry number of its own; its ordinal counts these. */
  private synchronized Optional<Work> next() {
    while (!stopped && studies.hasNext()) {
      byte[] study = studies.next();
      Optional<String> nctId = StudyDocuments.nctId(study);
      if (nctId.filter(nctIds::add).isPresent()) {
        sources.add(study);
        checksum.update(study);
        return Optional.of(new Work(sources.size() - 1, study));
      }
      LOG.warn(
          "Study after {} others left out: {}",
          sources.size(),
          nctId.map(id -> id + " came before").orElse("it has no registry number"));
    }
    return Optional.empty();
  }
}
