package org.trialbook.mirror.search;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/**
 * Finds those of the studies, or of their sites, that another query finds in which a text stands
 * exactly as written.
 *
 * <p>The index knows words in lower case; whether the case is right is looked up in the study
 * itself, which is why this takes longer the more the other query finds.
 */
final class AsWritten extends Query {

  /** In comparisons: reading a study costs more than any other check. */
  private static final float COST = 100_000;

  private final Query found;
  private final WrittenText text;
  private final boolean site;

  /**
   * @param found finds at least every study, or every site, that has the text
   * @param site whether single sites are meant
   */
  AsWritten(Query found, WrittenText text, boolean site) {
    this.found = found;
    this.text = text;
    this.site = site;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost)
      throws IOException {
    StudyIndex.Searcher index = (StudyIndex.Searcher) searcher;
    return new FilterWeight(
        this, searcher.createWeight(searcher.rewrite(found), scoreMode, boost)) {

      @Override
      public Scorer scorer(LeafReaderContext context) throws IOException {
        Scorer scorer = in.scorer(context);
        if (scorer == null) {
          return null;
        }
        NumericDocValues ordinals = context.reader().getNumericDocValues(IndexDocument.ORDINAL);
        if (!site) {
          return new Checked(
              scorer,
              () ->
                  ordinals.advanceExact(scorer.docID())
                      && text.isIn(index.source((int) ordinals.longValue())));
        }
        FixedBitSet studies = StudyOfSite.studies(context.reader());
        return new Checked(scorer, () -> isInSite(scorer.docID(), studies, ordinals, index));
      }
    };
  }

  /** A study's document follows those of its sites. */
  private boolean isInSite(
      int document, FixedBitSet studies, NumericDocValues ordinals, StudyIndex.Searcher index)
      throws IOException {
    int study = studies.nextSetBit(document);
    int before = document == 0 ? -1 : studies.prevSetBit(document - 1);
    return study != document
        && study != DocIdSetIterator.NO_MORE_DOCS
        && ordinals.advanceExact(study)
        && text.isInSite(index.source((int) ordinals.longValue()), document - before - 1);
  }

  private interface Check {
    boolean holds() throws IOException;
  }

  /** Passes on what the other scorer finds, if it holds. */
  private static final class Checked extends Scorer {

    private final Scorer scorer;
    private final TwoPhaseIterator iterator;

    Checked(Scorer scorer, Check check) {
      super(scorer.getWeight());
      this.scorer = scorer;
      this.iterator =
          new TwoPhaseIterator(scorer.iterator()) {

            @Override
            public boolean matches() throws IOException {
              return check.holds();
            }

            @Override
            public float matchCost() {
              return COST;
            }
          };
    }

    @Override
    public TwoPhaseIterator twoPhaseIterator() {
      return iterator;
    }

    @Override
    public DocIdSetIterator iterator() {
      return TwoPhaseIterator.asDocIdSetIterator(iterator);
    }

    @Override
    public int docID() {
      return scorer.docID();
    }

    @Override
    public float score() throws IOException {
      return scorer.score();
    }

    @Override
    public float getMaxScore(int upTo) throws IOException {
      return scorer.getMaxScore(upTo);
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    found.visit(visitor);
  }

  @Override
  public String toString(String field) {
    return "EXPANSION[None](" + found.toString(field) + ", " + text.text() + ")";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AsWritten that
        && that.found.equals(found)
        && that.site == site
        && that.text.equals(text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(AsWritten.class, found, text, site);
  }
}
