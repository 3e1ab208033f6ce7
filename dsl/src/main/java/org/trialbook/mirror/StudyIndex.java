package org.trialbook.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntFunction;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;

/**
 * A corpus that can be searched: an index over it and the studies' own bytes, which stay outside
 * the index and are answered unchanged.
 *
 * <p>Does not change once built, and is safe for use by several threads.
 */
final class StudyIndex implements AutoCloseable {

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

  /**
   * @param directory holds the documents of {@link StudyDocuments}; closed with the index
   * @param sources the studies by ordinal
   * @param checksum of the studies
   */
  StudyIndex(Directory directory, IntFunction<byte[]> sources, long checksum) {
    try {
      this.directory = directory;
      this.reader = DirectoryReader.open(directory);
      this.searcher = new IndexSearcher(reader);
      this.searcher.setQueryCache(null);
      this.sources = sources;
      this.checksum = checksum;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
