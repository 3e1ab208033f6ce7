package org.trialbook.mirror;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;
import org.trialbook.mirror.Target.Part;
import org.trialbook.query.Coverage;
import org.trialbook.query.DistanceUnit;
import org.trialbook.query.Expansion;
import org.trialbook.query.Filter;

/**
 * Turns a filter into an index query.
 *
 * <p>Where the registry's behaviour is not documented: a partial date of a record counts as its
 * first day; {@code RANGE} and {@code DISTANCE} find nothing in text; {@code TILT} ranks by dates
 * only; {@code SEARCH} knows sites only, as the registry's data model does.
 */
final class FilterQuery {

  private static final double METERS_IN_MILE = 1_609.344;

  /** Where a tilt has taken half of its effect. */
  private static final long TILT_DAYS = 3_650;

  private final String label;
  private final long today;
  private final Set<Field<?>> searched = new HashSet<>();

  /**
   * @param label what the registry calls the parameter in its complaints
   * @param today as days since 1970
   */
  FilterQuery(String label, long today) {
    this.label = label;
    this.today = today;
  }

  /** What surrounds an operand. */
  private record Context(Target target, Expansion expansion, Coverage coverage) {

    Context in(Target target) {
      return new Context(target, expansion, coverage);
    }

    WordQueries words() {
      return new WordQueries(target, expansion, coverage);
    }
  }

  /** The fields that were looked in so far. */
  Set<Field<?>> searched() {
    return searched;
  }

  Query of(Filter filter, Target target) {
    return of(filter, new Context(target, Expansion.RELAXATION, Coverage.CONTAINS));
  }

  private Query of(Filter filter, Context context) {
    if (filter instanceof Filter.Term term) {
      return value(context, term.text(), () -> context.words().term(term.text()));
    } else if (filter instanceof Filter.Phrase phrase) {
      return value(context, phrase.text(), () -> context.words().phrase(phrase.text()));
    } else if (filter instanceof Filter.And and) {
      return combined(and.operands(), Occur.MUST, context);
    } else if (filter instanceof Filter.Or or) {
      return combined(or.operands(), Occur.SHOULD, context);
    } else if (filter instanceof Filter.Not not) {
      return not(of(not.operand(), context));
    } else if (filter instanceof Filter.All) {
      return new MatchAllDocsQuery();
    } else if (filter instanceof Filter.Missing) {
      return not(present(context.target()));
    } else if (filter instanceof Filter.Range range) {
      return range(range, context.target());
    } else if (filter instanceof Filter.Distance distance) {
      return distance(distance, context.target());
    } else if (filter instanceof Filter.Area area) {
      return of(area.operand(), context.in(named(area.name(), context.target().site())));
    } else if (filter instanceof Filter.Within within) {
      return within(within, context);
    } else if (filter instanceof Filter.Expand expand) {
      return of(expand.operand(), new Context(context.target(), expand.kind(), context.coverage()));
    } else if (filter instanceof Filter.Cover cover) {
      return of(cover.operand(), new Context(context.target(), context.expansion(), cover.kind()));
    } else if (filter instanceof Filter.Tilt tilt) {
      return tilt(tilt, context);
    }
    throw new AssertionError(filter);
  }

  private interface Words {
    Query query();
  }

  private Query value(Context context, String text, Words words) {
    List<Part> parts = context.target().parts();
    parts.forEach(part -> searched.add(part.field()));
    if (parts.size() > 1) {
      return words.query();
    }
    Part part = parts.get(0);
    if (part.as() == IndexedAs.NUMBER) {
      Interval interval = interval(part, text);
      return LongField.newRangeQuery(part.name(), interval.first(), interval.last());
    }
    if (part.type() == FieldType.ENUM && WordQueries.exactValue(part, text).isEmpty()) {
      throw refused(Refusal.allowedValues(part.field().path(), part.field().enumValues()));
    }
    return words.query();
  }

  private Query combined(List<Filter> operands, Occur occur, Context context) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    operands.forEach(operand -> query.add(of(operand, context), occur));
    return query.build();
  }

  private static Query not(Query query) {
    return new BooleanQuery.Builder()
        .add(new MatchAllDocsQuery(), Occur.MUST)
        .add(query, Occur.MUST_NOT)
        .build();
  }

  private static Query present(Target target) {
    String name = (target.site() ? StudyDocuments.SITE : "") + StudyDocuments.PRESENT;
    return new TermInSetQuery(name, target.presence().stream().map(BytesRef::new).toList());
  }

  private Query range(Filter.Range range, Target target) {
    target.parts().forEach(part -> searched.add(part.field()));
    if (range.min().isEmpty() && range.max().isEmpty()) {
      return present(target);
    }
    List<Query> queries = new ArrayList<>();
    for (Part part : target.parts()) {
      if (part.as() == IndexedAs.NUMBER) {
        long min = bound(range.min(), part, Interval::first, Long.MIN_VALUE);
        long max = bound(range.max(), part, Interval::last, Long.MAX_VALUE);
        queries.add(LongField.newRangeQuery(part.name(), min, max));
      } else if (part.as() == IndexedAs.EXACT) {
        String min = range.min().map(text -> IndexedAs.exact(part.field(), text)).orElse(null);
        String max = range.max().map(text -> IndexedAs.exact(part.field(), text)).orElse(null);
        queries.add(TermRangeQuery.newStringRange(part.name(), min, max, true, true));
      }
    }
    return any(queries);
  }

  private long bound(Optional<String> text, Part part, Function<Interval, Long> end, long open) {
    return text.map(bound -> end.apply(interval(part, bound))).orElse(open);
  }

  private Interval interval(Part part, String text) {
    return Interval.of(part.type(), text)
        .orElseThrow(
            () ->
                refused("Invalid value of field `%s`: `%s`".formatted(part.field().path(), text)));
  }

  private Query distance(Filter.Distance distance, Target target) {
    double meters =
        distance.radius() * (distance.unit() == DistanceUnit.MILES ? METERS_IN_MILE : 1_000);
    List<Query> queries = new ArrayList<>();
    for (Part part : target.parts()) {
      searched.add(part.field());
      if (part.as() == IndexedAs.POINT) {
        queries.add(
            LatLonPoint.newDistanceQuery(
                part.name(), distance.latitude(), distance.longitude(), meters));
      }
    }
    return any(queries);
  }

  private static Query any(List<Query> queries) {
    if (queries.isEmpty()) {
      return new MatchNoDocsQuery("no field to look in");
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    queries.forEach(query -> any.add(query, Occur.SHOULD));
    return any.build();
  }

  private Query within(Filter.Within within, Context context) {
    if (within.structure().equals("Study")) {
      return of(within.operand(), context);
    }
    if (!within.structure().equals(Fields.LOCATION.piece())) {
      throw refused("Unknown search document: `%s`".formatted(within.structure()));
    }
    if (context.target().site()) {
      return of(within.operand(), context.in(Target.SITE));
    }
    Query sites =
        new BooleanQuery.Builder()
            .add(of(within.operand(), context.in(Target.SITE)), Occur.MUST)
            .add(
                new TermQuery(new Term(StudyDocuments.STUDY, StudyDocuments.STUDY)), Occur.MUST_NOT)
            .build();
    return new StudyOfSite(sites);
  }

  private Query tilt(Filter.Tilt tilt, Context context) {
    Query found = of(tilt.operand(), context);
    Part part = named(tilt.field(), context.target().site()).parts().get(0);
    boolean isDate =
        Set.of(FieldType.DATE, FieldType.PARTIAL_DATE, FieldType.DATE_TIME).contains(part.type());
    if (!isDate) {
      return found;
    }
    return new BooleanQuery.Builder()
        .add(found, Occur.MUST)
        .add(LongField.newDistanceFeatureQuery(part.name(), 1, today, TILT_DAYS), Occur.SHOULD)
        .build();
  }

  private Target named(String name, boolean site) {
    return Target.named(name, site)
        .orElseThrow(() -> refused("Unknown area name: `%s`".formatted(name)));
  }

  private Refusal refused(String problem) {
    return Refusal.query(label, problem);
  }
}
