package org.trialbook.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.field.SearchArea;

/** Says a filter as a person would. */
final class PlainFilter {

  private static final String SIZE = ":size";

  private PlainFilter() {}

  static String of(Filter filter) {
    return of(filter, null);
  }

  /**
   * @param field the field that the filter looks in, or null
   */
  private static String of(Filter filter, Field<?> field) {
    if (filter instanceof Filter.Term term) {
      return field == null ? term.text() : field.label(term.text());
    } else if (filter instanceof Filter.Phrase phrase) {
      return '"' + phrase.text() + '"';
    } else if (filter instanceof Filter.All) {
      return "anything";
    } else if (filter instanceof Filter.Missing) {
      return "missing";
    } else if (filter instanceof Filter.Range range) {
      return range(range);
    } else if (filter instanceof Filter.Distance at) {
      return "within %s %s of %s, %s"
          .formatted(
              Near.number(at.radius()),
              at.unit().suffix(),
              Near.number(at.latitude()),
              Near.number(at.longitude()));
    } else if (filter instanceof Filter.And and) {
      return joined(and.operands(), " and ", field);
    } else if (filter instanceof Filter.Or or) {
      return NarrowerTerms.said(or)
          .map(term -> "\"" + term + "\" of MeSH or narrower")
          .orElseGet(() -> joined(or.operands(), " or ", field));
    } else if (filter instanceof Filter.Area area) {
      return area(area, "");
    } else if (filter instanceof Filter.Not not && isMissing(not.operand())) {
      return area((Filter.Area) not.operand(), "present");
    } else {
      return operator(filter) + " " + grouped(filter.operands().get(0), field);
    }
  }

  private static boolean isMissing(Filter filter) {
    return filter instanceof Filter.Area area && area.operand() instanceof Filter.Missing;
  }

  private static String area(Filter.Area area, String instead) {
    Field<?> field = field(area.name());
    String name = area.operand() instanceof Filter.Distance ? "a site" : name(area.name(), field);
    return name + " " + (instead.isEmpty() ? grouped(area.operand(), field) : instead);
  }

  private static String name(String area, Field<?> field) {
    if (field != null) {
      return words(field.constantName());
    }
    if (area.endsWith(SIZE)) {
      Field<?> list = field(area.substring(0, area.length() - SIZE.length()));
      return "number of values in " + (list == null ? area : words(list.constantName()));
    }
    for (SearchArea known : SearchArea.values()) {
      if (known.areaName().equals(area)) {
        return known
            .title()
            .orElse(words(known.name()).replace(" search", ""))
            .toLowerCase(Locale.ROOT);
      }
    }
    return area;
  }

  private static String operator(Filter filter) {
    if (filter instanceof Filter.Within within) {
      Field<?> structure = field(within.structure());
      return "one "
          + (structure == null ? within.structure() : words(structure.constantName()))
          + " with";
    } else if (filter instanceof Filter.Expand expand) {
      return switch (expand.kind()) {
        case NONE -> "literally";
        case TERM -> "word forms of";
        case CONCEPT -> "synonyms of";
        case RELAXATION -> "loosely";
        case LOSSY -> "some of";
      };
    } else if (filter instanceof Filter.Cover cover) {
      return switch (cover.kind()) {
        case FULL_MATCH -> "exactly";
        case STARTS_WITH -> "starting with";
        case ENDS_WITH -> "ending with";
        case CONTAINS -> "containing";
      };
    } else if (filter instanceof Filter.Tilt tilt) {
      return "(ranked by " + name(tilt.field(), field(tilt.field())) + ")";
    }
    return ((Filter.Not) filter).operand() instanceof Filter.Area ? "no" : "not";
  }

  private static String range(Filter.Range range) {
    if (range.min().isEmpty() && range.max().isEmpty()) {
      return "present";
    }
    String from = range.min().map(min -> "from " + min).orElse("up");
    return from + range.max().map(max -> " to " + max).orElse("");
  }

  private static String joined(List<Filter> filters, String word, Field<?> field) {
    List<String> parts = new ArrayList<>();
    filters.forEach(filter -> parts.add(grouped(filter, field)));
    return String.join(word, parts);
  }

  private static String grouped(Filter filter, Field<?> field) {
    boolean isGroup = filter instanceof Filter.And || filter instanceof Filter.Or;
    return isGroup ? "(" + of(filter, field) + ")" : of(filter, field);
  }

  private static Field<?> field(String name) {
    return Catalogue.find(name).orElse(null);
  }

  /** {@code START_DATE} as {@code start date}; abbreviations stay as people write them. */
  static String words(String constant) {
    return constant
        .toLowerCase(Locale.ROOT)
        .replace('_', ' ')
        .replaceAll("\\bnct id\\b", "NCT id")
        .replaceAll("\\bipd\\b", "IPD")
        .replaceAll("\\bfda\\b", "FDA");
  }
}
