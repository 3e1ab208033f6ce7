package org.trialbook.mirror.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;
import org.trialbook.mirror.request.Refusal;
import org.trialbook.mirror.search.SearchTarget.Part;
import org.trialbook.query.Coverage;
import org.trialbook.query.Expansion;
import org.trialbook.query.Filter;

/**
 * Turns a filter into an index query.
 *
 * <p>{@code SEARCH} knows the study and its sites, as the registry does; {@code TILT} ranks by
 * dates only.
 */
final class FilterQuery {

  /** After how many days a tilt has taken half of its effect. */
  private static final long TILT = 3_650;

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
  private record Context(SearchTarget target, Expansion expansion, Coverage coverage) {

    Context in(SearchTarget target) {
      return new Context(target, expansion, coverage);
    }

    WordQueries words() {
      return new WordQueries(target, expansion, coverage);
    }
  }

  /**
   * @throws Refusal if a name or value in it is none
   */
  Query of(Filter filter, SearchTarget target) {
    try {
      return of(filter, new Context(target, Expansion.RELAXATION, Coverage.CONTAINS));
    } catch (IllegalArgumentException e) {
      throw Refusal.query(label, e.getMessage());
    }
  }

  /** The fields that were looked in so far. */
  Set<Field<?>> searched() {
    return searched;
  }

  private Query of(Filter filter, Context context) {
    if (filter instanceof Filter.Term term) {
      return value(term.text(), context, () -> context.words().term(term.text()));
    } else if (filter instanceof Filter.Phrase phrase) {
      return value(phrase.text(), context, () -> context.words().phrase(phrase.text()));
    } else if (filter instanceof Filter.And and) {
      return combined(and.operands(), Occur.MUST, context);
    } else if (filter instanceof Filter.Or or) {
      return combined(or.operands(), Occur.SHOULD, context);
    } else if (filter instanceof Filter.Not not) {
      return ValueQueries.not(of(not.operand(), context));
    } else if (filter instanceof Filter.All) {
      return new MatchAllDocsQuery();
    } else if (filter instanceof Filter.Missing) {
      return ValueQueries.missing(looked(context.target()));
    } else if (filter instanceof Filter.Range range) {
      return ValueQueries.range(range, looked(context.target()));
    } else if (filter instanceof Filter.Distance circle) {
      return ValueQueries.near(circle, looked(context.target()));
    } else if (filter instanceof Filter.Area area) {
      return of(area.operand(), context.in(named(area.name(), context.target().site())));
    } else if (filter instanceof Filter.Within within) {
      return within(within, context);
    } else if (filter instanceof Filter.Expand expand) {
      return of(expand.operand(), new Context(context.target(), expand.kind(), context.coverage()));
    } else if (filter instanceof Filter.Cover cover) {
      return of(cover.operand(), new Context(context.target(), context.expansion(), cover.kind()));
    } else if (filter instanceof Filter.Tilt tilt) {
      return tilted(tilt, context);
    }
    throw new AssertionError(filter);
  }

  private Query value(String text, Context context, Supplier<Query> words) {
    List<Part> parts = looked(context.target()).parts();
    if (parts.size() == 1 && parts.get(0).as() == IndexedAs.NUMBER) {
      return ValueQueries.equal(parts.get(0), text);
    }
    Field<?> field = parts.get(0).field();
    if (parts.size() == 1
        && field.type() == FieldType.ENUM
        && WordQueries.exactValue(parts.get(0), text).isEmpty()) {
      throw new IllegalArgumentException(Refusal.allowedValues(field.path(), field.enumValues()));
    }
    return words.get();
  }

  private Query combined(List<Filter> operands, Occur occur, Context context) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    operands.forEach(operand -> query.add(of(operand, context), occur));
    return query.build();
  }

  private Query within(Filter.Within within, Context context) {
    if (within.structure().equals("Study") || context.target().site()) {
      return of(within.operand(), context);
    }
    if (!within.structure().equals(Fields.LOCATION.piece())) {
      throw new IllegalArgumentException(
          "Unknown search document: `%s`".formatted(within.structure()));
    }
    Query sites =
        new BooleanQuery.Builder()
            .add(of(within.operand(), context.in(SearchTarget.SITE)), Occur.MUST)
            .add(new TermQuery(new Term(IndexDocument.STUDY, IndexDocument.STUDY)), Occur.MUST_NOT)
            .build();
    return new StudyOfSite(sites);
  }

  private Query tilted(Filter.Tilt tilt, Context context) {
    Query found = of(tilt.operand(), context);
    Part part = named(tilt.field(), context.target().site()).parts().get(0);
    return switch (part.type()) {
      case DATE, PARTIAL_DATE, DATE_TIME ->
          new BooleanQuery.Builder()
              .add(found, Occur.MUST)
              .add(LongField.newDistanceFeatureQuery(part.name(), 1, today, TILT), Occur.SHOULD)
              .build();
      default -> found;
    };
  }

  private SearchTarget named(String name, boolean site) {
    return SearchTarget.named(name, site)
        .orElseThrow(() -> new IllegalArgumentException("Unknown area name: `%s`".formatted(name)));
  }

  private SearchTarget looked(SearchTarget target) {
    target.parts().forEach(part -> searched.add(part.field()));
    return target;
  }
}
