package org.trialbook.mirror.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.trialbook.field.Field;
import org.trialbook.mirror.search.SearchTarget.Part;
import org.trialbook.query.Coverage;
import org.trialbook.query.Expansion;
import org.trialbook.text.Plurals;

/**
 * Looks for words in the fields of a target, the way {@code EXPANSION} and {@code COVERAGE} say.
 *
 * <p>What is approximate, as no public source holds the registry's vocabulary: {@code Concept} adds
 * no UMLS synonyms and is the same as {@code Term}; lexical variants are the regular English
 * plurals; {@code Lossy} takes one of several words. Where a word stands in several fields, the
 * heaviest counts.
 */
final class WordQueries {

  /** How much a second field with the word adds to the rank. */
  private static final float TIE = 0.1f;

  private static final int MOST_WORDS = 200;

  private final SearchTarget target;
  private final Expansion expansion;
  private final Coverage coverage;

  WordQueries(SearchTarget target, Expansion expansion, Coverage coverage) {
    this.target = target;
    this.expansion = expansion;
    this.coverage = coverage;
  }

  /** Bare words: by default each of them anywhere in the target, with a premium for a phrase. */
  Query term(String text) {
    List<String> words = WordAnalyzer.words(text);
    boolean adjacent =
        coverage != Coverage.CONTAINS || expansion.compareTo(Expansion.RELAXATION) < 0;
    if (adjacent || words.size() < 2) {
      return phrase(text);
    }
    if (words.size() > MOST_WORDS) {
      throw new IndexSearcher.TooManyClauses();
    }
    Occur occur = expansion == Expansion.LOSSY ? Occur.SHOULD : Occur.MUST;
    BooleanQuery.Builder scattered = new BooleanQuery.Builder();
    for (String word : words) {
      scattered.add(phrase(word), occur);
    }
    Query anyhow =
        new BooleanQuery.Builder()
            .add(scattered.build(), Occur.SHOULD)
            .add(inParts(text, part -> part.as() == IndexedAs.EXACT), Occur.SHOULD)
            .build();
    return new BooleanQuery.Builder()
        .add(anyhow, Occur.MUST)
        .add(inParts(text, part -> part.as() == IndexedAs.WORDS), Occur.SHOULD)
        .build();
  }

  /** The words side by side in one value. */
  Query phrase(String text) {
    return asWritten(inParts(text, part -> true), text);
  }

  private Query inParts(String text, Predicate<Part> wanted) {
    List<String> words = WordAnalyzer.words(text);
    List<Query> queries = new ArrayList<>();
    for (Part part : target.parts()) {
      if (wanted.test(part)) {
        inPart(part, text, words)
            .ifPresent(query -> queries.add(new BoostQuery(query, part.weight())));
      }
    }
    return queries.isEmpty()
        ? new MatchNoDocsQuery("no field holds such a value")
        : new DisjunctionMaxQuery(queries, TIE);
  }

  private Optional<Query> inPart(Part part, String text, List<String> words) {
    return switch (part.as()) {
      case WORDS -> words.isEmpty() ? Optional.empty() : Optional.of(sideBySide(part, words));
      case EXACT ->
          exactValue(part, text).map(value -> new TermQuery(new Term(part.name(), value)));
      case NUMBER, POINT, PRESENCE -> Optional.empty();
    };
  }

  /** The index finds where the words are, the studies say whether they are written that way. */
  private Query asWritten(Query found, String text) {
    List<Field<?>> fields =
        target.parts().stream()
            .filter(part -> part.as() == IndexedAs.WORDS || part.as() == IndexedAs.EXACT)
            .<Field<?>>map(Part::field)
            .toList();
    boolean folded = expansion != Expansion.NONE || fields.isEmpty();
    WrittenText written = WrittenText.of(text, coverage, fields);
    return folded ? found : new AsWritten(found, written, target.site());
  }

  private Query sideBySide(Part part, List<String> words) {
    if (words.size() == 1 && coverage == Coverage.CONTAINS) {
      SynonymQuery.Builder any = new SynonymQuery.Builder(part.name());
      variants(words.get(0)).forEach(variant -> any.addTerm(new Term(part.name(), variant)));
      return any.build();
    }
    MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
    if (coverage == Coverage.FULL_MATCH || coverage == Coverage.STARTS_WITH) {
      phrase.add(new Term(part.name(), WordAnalyzer.BEGIN));
    }
    for (String word : words) {
      phrase.add(
          variants(word).stream()
              .map(variant -> new Term(part.name(), variant))
              .toArray(Term[]::new));
    }
    if (coverage == Coverage.FULL_MATCH || coverage == Coverage.ENDS_WITH) {
      phrase.add(new Term(part.name(), WordAnalyzer.END));
    }
    return phrase.build();
  }

  /** The value that the text names as a whole. */
  static Optional<String> exactValue(Part part, String text) {
    return switch (part.type()) {
      case ENUM -> EnumWords.value(part.field(), text);
      case BOOLEAN ->
          Optional.of(text.toLowerCase(Locale.ROOT)).filter(Set.of("true", "false")::contains);
      default ->
          part.field().typeName().equals(IndexedAs.KEYWORD)
              ? Optional.of(text)
              : Optional.of(text)
                  .filter(IndexedAs::isNctId)
                  .map(id -> IndexedAs.exact(part.field(), id));
    };
  }

  private Set<String> variants(String word) {
    boolean asIs =
        expansion == Expansion.NONE
            || word.length() < 3
            || !Character.isLetter(word.charAt(word.length() - 1));
    return asIs ? Set.of(word) : Plurals.of(word);
  }
}
