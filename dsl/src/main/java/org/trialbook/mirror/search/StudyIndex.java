package org.trialbook.mirror.search;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.trialbook.TrialbookException;
import org.trialbook.mirror.request.Refusal;

/**
 * A corpus that can be searched: an index over it and the studies' own bytes, which stay outside
 * the index and are answered unchanged.
 *
 * <p>Does not change once built, and is safe for use by several threads.
 */
public final class StudyIndex implements AutoCloseable {

  /** More than any question that a person would write, and few enough to answer at once. */
  private static final int MOST_CLAUSES = 50_000;

  static {
    IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
  }

  private final Directory directory;
  private final DirectoryReader reader;
  private final Searcher searcher;
  private final IntFunction<byte[]> numbers;
  private final long checksum;
  private final List<String> notes;
  private final int doubles;

  /** Searches the index, and knows the studies themselves. */
  static final class Searcher extends IndexSearcher {

    private final IntFunction<byte[]> sources;
    private final BooleanSupplier isOver;

    private Searcher(DirectoryReader reader, IntFunction<byte[]> sources, BooleanSupplier isOver) {
      super(reader);
      this.sources = sources;
      this.isOver = isOver;
      setQueryCache(null);
    }

    /**
     * The study, for a search that has to look into it. Lucene looks at the time once in hundreds
     * of documents, which may be that many studies to be read.
     *
     * @throws Refusal where the search has taken its time
     */
    byte[] source(int ordinal) {
      if (isOver.getAsBoolean()) {
        throw Refusal.tooSlow();
      }
      return sources.apply(ordinal);
    }
  }

  /**
   * An index without older versions of its studies.
   *
   * @param directory holds the documents of {@link IndexDocument}; closed with the index
   * @param sources the studies by ordinal
   * @param checksum of the studies
   * @param notes what a reader should know of the corpus
   */
  public StudyIndex(
      Directory directory, IntFunction<byte[]> sources, long checksum, List<String> notes) {
    this(directory, sources, sources, checksum, notes, 0);
  }

  /**
   * An index and where its studies are.
   *
   * @param numbers the studies by ordinal where nothing but the registry number is needed
   * @param doubles how many older versions of studies were left out
   */
  public StudyIndex(
      Directory directory,
      IntFunction<byte[]> sources,
      IntFunction<byte[]> numbers,
      long checksum,
      List<String> notes,
      int doubles) {
    this.notes = List.copyOf(notes);
    this.doubles = doubles;
    try {
      this.numbers = numbers;
      this.directory = directory;
      this.reader = DirectoryReader.open(directory);
      this.searcher = new Searcher(reader, sources, () -> false);
      this.checksum = checksum;
    } catch (IOException e) {
      throw TrialbookException.cannot("use the index of the studies", e);
    }
  }

  public IndexSearcher searcher() {
    return searcher;
  }

  /** One for a single search, which gives up after so long. */
  public IndexSearcher searcher(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    BooleanSupplier isOver = () -> System.nanoTime() - end > 0;
    Searcher once = new Searcher(reader, searcher.sources, isOver);
    once.setTimeout(isOver::getAsBoolean);
    return once;
  }

  /** The study's bytes, as they were given. */
  public byte[] source(int ordinal) {
    return searcher.source(ordinal);
  }

  /** The study, of which whoever asks needs no more than the registry number. */
  public byte[] number(int ordinal) {
    return numbers.apply(ordinal);
  }

  /** What a reader should know of the corpus, one sentence each. */
  public List<String> notes() {
    return notes;
  }

  /** How many older versions of studies were left out. */
  public int doubles() {
    return doubles;
  }

  /** Tells one corpus from another. */
  public long checksum() {
    return checksum;
  }

  @Override
  public void close() {
    try {
      reader.close();
      directory.close();
    } catch (IOException e) {
      throw TrialbookException.cannot("use the index of the studies", e);
    }
  }
}
