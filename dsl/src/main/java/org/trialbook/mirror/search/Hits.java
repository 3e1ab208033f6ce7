package org.trialbook.mirror.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.trialbook.mirror.request.Refusal;

/**
 * The answers to questions in their order, from any position on.
 *
 * <p>Walking through a long answer page by page would search it anew for each page; the last few
 * answers are therefore remembered, each to a depth that grows as the walk goes on.
 */
public final class Hits {

  private static final int REMEMBERED = 16;
  private static final int GROWTH = 8;

  private record Asked(Query query, Sort sort) {}

  private static final class Answered {

    /** Ordinals in their order. */
    private final int[] studies;

    /** Whether there are no more. */
    private final boolean complete;

    Answered(int[] studies, boolean complete) {
      this.studies = studies;
      this.complete = complete;
    }
  }

  private final Supplier<IndexSearcher> searchers;
  private final Map<Asked, Answered> answers =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Answered> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * Answers of an index.
   *
   * @param searchers gives one for each search, which gives up when it has taken its time
   */
  public Hits(Supplier<IndexSearcher> searchers) {
    this.searchers = searchers;
  }

  /** How many studies the query finds. */
  public int count(Query query, Sort sort) throws IOException {
    Answered answered;
    synchronized (answers) {
      answered = answers.get(new Asked(query, sort));
    }
    boolean known = answered != null && answered.complete;
    if (known) {
      return answered.studies.length;
    }
    IndexSearcher searcher = searchers.get();
    int count = searcher.count(query);
    checkTime(searcher);
    return count;
  }

  /** The ordinals of at most so many studies from the position on; none beyond the last. */
  public int[] from(int position, int most, Query query, Sort sort) throws IOException {
    Asked asked = new Asked(query, sort);
    int needed = (int) Math.min(Integer.MAX_VALUE, (long) position + most);
    Answered answered;
    synchronized (answers) {
      answered = answers.get(asked);
    }
    if (answered == null || (answered.studies.length < needed && !answered.complete)) {
      long depth = answered == null ? needed : Math.max(needed, (long) GROWTH * needed);
      answered = search(asked, (int) Math.min(Integer.MAX_VALUE, depth));
      synchronized (answers) {
        answers.put(asked, answered);
      }
    }
    int end = Math.min(needed, answered.studies.length);
    return Arrays.copyOfRange(answered.studies, Math.min(position, end), end);
  }

  /** What a search found that gave up is no answer. */
  private static void checkTime(IndexSearcher searcher) {
    if (searcher.timedOut()) {
      throw Refusal.tooSlow();
    }
  }

  private Answered search(Asked asked, int depth) throws IOException {
    IndexSearcher searcher = searchers.get();
    int most = Math.max(1, Math.min(depth, searcher.getIndexReader().maxDoc()));
    ScoreDoc[] found = searcher.search(asked.query(), most, asked.sort()).scoreDocs;
    checkTime(searcher);
    int[] studies = new int[found.length];
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    for (int i = 0; i < found.length; i++) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(found[i].doc, leaves));
      NumericDocValues ordinals = leaf.reader().getNumericDocValues(IndexDocument.ORDINAL);
      ordinals.advanceExact(found[i].doc - leaf.docBase);
      studies[i] = (int) ordinals.longValue();
    }
    return new Answered(studies, found.length < most);
  }
}
