package org.trialbook.mirror.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.trialbook.mirror.search.SearchTarget.Part;
import org.trialbook.query.DistanceUnit;
import org.trialbook.query.Filter;

/**
 * Looks for dates, ages, numbers and points, and for whether anything is there at all.
 *
 * <p>Where the registry's behaviour is not documented: a partial date of a record counts as its
 * first day; a range over text, other than registry numbers and enum values, finds nothing.
 */
final class ValueQueries {

  private static final double METERS_IN_MILE = 1_609.344;
  private static final double METERS_IN_KILOMETER = 1_000;

  private ValueQueries() {}

  static Query present(SearchTarget target) {
    String name = (target.site() ? IndexDocument.SITE : "") + IndexDocument.PRESENT;
    return new TermInSetQuery(name, target.presence().stream().map(BytesRef::new).toList());
  }

  static Query missing(SearchTarget target) {
    return not(present(target));
  }

  static Query not(Query query) {
    return new BooleanQuery.Builder()
        .add(new MatchAllDocsQuery(), Occur.MUST)
        .add(query, Occur.MUST_NOT)
        .build();
  }

  /** A day, month or year, an age, or a number: what the record has within it. */
  static Query equal(Part part, String text) {
    ValueSpan interval = interval(part, text);
    return LongField.newRangeQuery(part.name(), interval.first(), interval.last());
  }

  static Query range(Filter.Range range, SearchTarget target) {
    if (range.min().isEmpty() && range.max().isEmpty()) {
      return present(target);
    }
    List<Query> queries = new ArrayList<>();
    for (Part part : target.parts()) {
      if (part.as() == IndexedAs.NUMBER) {
        long min = bound(range.min(), part, ValueSpan::first, Long.MIN_VALUE);
        long max = bound(range.max(), part, ValueSpan::last, Long.MAX_VALUE);
        queries.add(LongField.newRangeQuery(part.name(), min, max));
      } else if (part.as() == IndexedAs.EXACT) {
        String min = range.min().map(text -> IndexedAs.exact(part.field(), text)).orElse(null);
        String max = range.max().map(text -> IndexedAs.exact(part.field(), text)).orElse(null);
        queries.add(TermRangeQuery.newStringRange(part.name(), min, max, true, true));
      }
    }
    return any(queries);
  }

  static Query near(Filter.Distance circle, SearchTarget target) {
    double meters =
        circle.radius()
            * (circle.unit() == DistanceUnit.MILES ? METERS_IN_MILE : METERS_IN_KILOMETER);
    return any(
        target.parts().stream()
            .filter(part -> part.as() == IndexedAs.POINT)
            .map(
                part ->
                    LatLonPoint.newDistanceQuery(
                        part.name(), circle.latitude(), circle.longitude(), meters))
            .toList());
  }

  private static Query any(List<Query> queries) {
    if (queries.isEmpty()) {
      return new MatchNoDocsQuery("no field holds such values");
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    queries.forEach(query -> any.add(query, Occur.SHOULD));
    return any.build();
  }

  private static long bound(
      Optional<String> text, Part part, Function<ValueSpan, Long> end, long open) {
    return text.map(bound -> end.apply(interval(part, bound))).orElse(open);
  }

  private static ValueSpan interval(Part part, String text) {
    return ValueSpan.of(part.type(), text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid value of field `%s`: `%s`".formatted(part.field().path(), text)));
  }
}
