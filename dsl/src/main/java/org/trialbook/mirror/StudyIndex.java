package org.trialbook.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.zip.CRC32;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A corpus that can be searched: an index over it and the studies' own bytes, which stay outside
 * the index and are answered unchanged.
 *
 * <p>Does not change once built, and is safe for use by several threads.
 */
final class StudyIndex implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StudyIndex.class);

  /** Enough that a corpus for a notebook is written in one piece. */
  private static final double BUFFER_MEGABYTES = 128;

  /** More than any question that a person would write, and few enough to answer at once. */
  private static final int MOST_CLAUSES = 50_000;

  static {
    IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
  }

  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final IntFunction<byte[]> sources;
  private final long checksum;

  private StudyIndex(Directory directory, IntFunction<byte[]> sources, long checksum)
      throws IOException {
    this.directory = directory;
    this.reader = DirectoryReader.open(directory);
    this.searcher = new IndexSearcher(reader);
    this.searcher.setQueryCache(null);
    this.sources = sources;
    this.checksum = checksum;
  }

  /**
   * Writes the index of these studies into the directory. A study that cannot be read, or whose
   * registry number came before, is left out and logged.
   */
  static StudyIndex of(Iterable<byte[]> studies, Directory directory) {
    IndexWriterConfig configuration =
        new IndexWriterConfig(new WordAnalyzer())
            .setRAMBufferSizeMB(BUFFER_MEGABYTES)
            .setUseCompoundFile(false);
    List<byte[]> sources = new ArrayList<>();
    CRC32 checksum = new CRC32();
    try (IndexWriter writer = new IndexWriter(directory, configuration)) {
      StudyDocuments documents = new StudyDocuments();
      Set<String> nctIds = new HashSet<>();
      int position = 0;
      for (byte[] study : studies) {
        List<Document> block = read(documents, study, sources.size(), position++);
        if (!block.isEmpty() && nctIds.add(documents.nctId())) {
          writer.addDocuments(block);
          sources.add(study);
          checksum.update(study);
        } else if (!block.isEmpty()) {
          LOG.warn("Study {} left out: {} came before", position - 1, documents.nctId());
        }
      }
      writer.commit();
      return new StudyIndex(directory, sources::get, checksum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Document> read(
      StudyDocuments documents, byte[] study, int ordinal, int position) {
    try {
      return documents.of(study, ordinal);
    } catch (IOException e) {
      LOG.warn("Study {} left out: {}", position, e.getMessage());
      return List.of();
    }
  }

  IndexSearcher searcher() {
    return searcher;
  }

  /** The study's bytes, as they were given. */
  byte[] source(int ordinal) {
    return sources.apply(ordinal);
  }

  /** Tells one corpus from another. */
  long checksum() {
    return checksum;
  }

  @Override
  public void close() {
    try {
      reader.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
