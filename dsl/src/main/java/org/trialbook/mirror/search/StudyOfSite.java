package org.trialbook.mirror.search;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * Finds the studies that have a site which a query finds.
 *
 * <p>A study's document follows those of its sites, so the next study document is the site's own.
 */
final class StudyOfSite extends Query {

  private static final Term STUDY = new Term(IndexDocument.STUDY, IndexDocument.STUDY);

  private final Query sites;

  /**
   * @param sites finds nothing but documents of sites
   */
  StudyOfSite(Query sites) {
    this.sites = sites;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost)
      throws IOException {
    Weight found = searcher.createWeight(searcher.rewrite(sites), ScoreMode.COMPLETE_NO_SCORES, 1);
    return new ConstantScoreWeight(this, boost) {

      @Override
      public Scorer scorer(LeafReaderContext context) throws IOException {
        Scorer scorer = found.scorer(context);
        PostingsEnum studies = context.reader().postings(STUDY, PostingsEnum.NONE);
        if (scorer == null || studies == null) {
          return null;
        }
        FixedBitSet matches = studiesAfter(scorer.iterator(), studies, context.reader().maxDoc());
        DocIdSetIterator iterator = new BitSetIterator(matches, matches.cardinality());
        return new ConstantScoreScorer(this, score(), scoreMode, iterator);
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return found.isCacheable(context);
      }
    };
  }

  private static FixedBitSet studiesAfter(
      DocIdSetIterator sites, DocIdSetIterator studies, int documents) throws IOException {
    FixedBitSet found = new FixedBitSet(documents);
    int site = sites.nextDoc();
    while (site != DocIdSetIterator.NO_MORE_DOCS) {
      int study = studies.advance(site);
      found.set(study);
      site = sites.advance(study);
    }
    return found;
  }

  /** Which of the documents are studies. */
  static FixedBitSet studies(LeafReader reader) throws IOException {
    FixedBitSet studies = new FixedBitSet(reader.maxDoc());
    PostingsEnum postings = reader.postings(STUDY, PostingsEnum.NONE);
    if (postings != null) {
      studies.or(postings);
    }
    return studies;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    sites.visit(visitor);
  }

  @Override
  public String toString(String field) {
    return "SEARCH[Location](" + sites.toString(field) + ")";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StudyOfSite that && that.sites.equals(sites);
  }

  @Override
  public int hashCode() {
    return Objects.hash(StudyOfSite.class, sites);
  }
}
