package org.trialbook.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;

/** Says a question as a person would. */
final class PlainWords {

  private PlainWords() {}

  static String describe(Parameters parameters) {
    List<String> parts = new ArrayList<>();
    for (Parameter parameter : Parameter.values()) {
      Filter filter = parameters.filter(parameter);
      List<String> values = parameters.values(parameter);
      if (filter instanceof Filter.And and && parameter == Parameter.ADVANCED) {
        and.operands().forEach(operand -> parts.add(of(operand, null)));
      } else if (filter != null) {
        String name = parameter == Parameter.ADVANCED ? "" : name(parameter.name()) + " ";
        parts.add(name + of(filter, null));
      } else if (parameter == Parameter.STATUS && !values.isEmpty()) {
        parts.add(of(statuses(values), null));
      } else if (!values.isEmpty()) {
        parts.add(name(parameter.name()) + " " + String.join(", ", values));
      }
    }
    return parts.isEmpty() ? "all studies" : "studies with " + String.join("; ", parts);
  }

  private static Filter statuses(List<String> values) {
    List<Filter> words = new ArrayList<>();
    values.forEach(value -> words.add(new Filter.Term(value)));
    return Filters.area(Fields.OVERALL_STATUS, Filters.any(words));
  }

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
      return "within %s%s of %s, %s"
          .formatted(
              Near.number(at.radius()),
              at.unit().suffix(),
              Near.number(at.latitude()),
              Near.number(at.longitude()));
    } else if (filter instanceof Filter.And and) {
      return joined(and.operands(), " and ", field);
    } else if (filter instanceof Filter.Or or) {
      return joined(or.operands(), " or ", field);
    } else if (filter instanceof Filter.Area area) {
      Field<?> inner = field(area.name()).orElse(null);
      String name = inner == null ? area.name() : name(inner.constantName());
      return name + " " + grouped(area.operand(), inner);
    } else if (filter instanceof Filter.Not not && isMissing(not.operand())) {
      return of(not.operand(), field).replace(" missing", " present");
    } else {
      return operator(filter) + " " + grouped(filter.operands().get(0), field);
    }
  }

  private static boolean isMissing(Filter filter) {
    return filter instanceof Filter.Area area && area.operand() instanceof Filter.Missing;
  }

  private static String operator(Filter filter) {
    if (filter instanceof Filter.Within within) {
      return "one " + name(within.structure()) + " with";
    } else if (filter instanceof Filter.Expand expand) {
      return name(expand.kind().name()) + " expansion of";
    } else if (filter instanceof Filter.Cover cover) {
      return name(cover.kind().name()) + " of";
    } else if (filter instanceof Filter.Tilt tilt) {
      return "(ranked by " + tilt.field() + ")";
    }
    return "not";
  }

  private static String range(Filter.Range range) {
    if (range.min().isEmpty() && range.max().isEmpty()) {
      return "present";
    }
    String from = range.min().map(min -> "from " + min + " ").orElse("");
    return (from + range.max().map(max -> "to " + max).orElse("")).strip();
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

  private static Optional<Field<?>> field(String piece) {
    for (Field<?> field : Fields.all()) {
      if (field.piece().equals(piece)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  private static String name(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
