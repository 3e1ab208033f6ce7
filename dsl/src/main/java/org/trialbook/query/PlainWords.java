package org.trialbook.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;

/** Says a question as a person would: first what is found, then how it is brought. */
final class PlainWords {

  /** How many values are said one by one. */
  private static final int MOST = 6;

  private PlainWords() {}

  static String describe(Parameters parameters) {
    List<String> found = new ArrayList<>();
    List<String> brought = new ArrayList<>();
    for (Parameter parameter : Parameter.values()) {
      Filter filter = parameters.filter(parameter);
      List<String> values = parameters.values(parameter);
      boolean finds = parameter.isSearch() || parameter.isFilter();
      if (filter != null) {
        found.addAll(said(parameter, filter));
      } else if (!values.isEmpty()) {
        (finds ? found : brought).addAll(said(parameter.plain(), values));
      }
    }
    String studies = found.isEmpty() ? "all studies" : "studies with " + String.join("; ", found);
    brought.add(0, studies);
    return String.join("; ", brought);
  }

  private static List<String> said(Parameter parameter, Filter filter) {
    if (parameter.plain() != Parameter.ADVANCED) {
      return List.of(label(parameter) + " " + PlainFilter.of(filter));
    }
    List<Filter> operands = filter instanceof Filter.And and ? and.operands() : List.of(filter);
    return operands.stream().map(PlainFilter::of).toList();
  }

  private static String label(Parameter search) {
    return switch (search) {
      case TERM -> "the words";
      case LOCATION -> "a site in";
      case SPONSOR -> "sponsor or collaborator";
      case ID -> "number or acronym";
      case PATIENT -> "the patients' words";
      default -> PlainFilter.words(search.name());
    };
  }

  private static List<String> said(Parameter parameter, List<String> values) {
    return switch (parameter) {
      case STATUS -> List.of("overall status " + either(labels(values)));
      case NEAR -> List.of(near(values.get(0)));
      case IDS -> List.of(ids(values));
      case SYNONYMS -> List.of("the registry's synonym " + either(values));
      case FACETS -> values.stream().map(PlainWords::facet).toList();
      case GEO_DECAY -> List.of("ranked by distance as " + values.get(0));
      case FIELDS -> List.of("bringing only the " + fields(values));
      case SORT -> List.of(String.join(", then ", values.stream().map(PlainWords::sort).toList()));
      default -> List.of("long text as " + values.get(0));
    };
  }

  private static List<String> labels(List<String> statuses) {
    return statuses.stream().map(Fields.OVERALL_STATUS::label).toList();
  }

  private static String ids(List<String> ids) {
    return ids.size() > MOST ? "one of " + ids.size() + " NCT ids" : "NCT id " + either(ids);
  }

  private static String near(String distance) {
    Matcher circle = Near.CIRCLE.matcher(distance);
    return circle.matches()
        ? "a site within %s %s of %s, %s"
            .formatted(circle.group(3), circle.group(4), circle.group(1), circle.group(2))
        : distance;
  }

  private static String facet(String facet) {
    int colon = facet.indexOf(':');
    return switch (facet) {
      case "results:with" -> "posted results";
      case "results:without" -> "no posted results";
      default ->
          "facet %s %s"
              .formatted(
                  facet.substring(0, colon),
                  either(List.of(facet.substring(colon + 1).split(" "))));
    };
  }

  private static String fields(List<String> names) {
    return names.size() > MOST
        ? names.size() + " fields of them"
        : (names.size() == 1 ? "field " : "fields ") + String.join(", ", names);
  }

  private static String sort(String sort) {
    if (sort.startsWith("@")) {
      return sort.endsWith(":asc") ? "worst matches first" : "best matches first";
    }
    int colon = sort.indexOf(':');
    Optional<Field<?>> known = Catalogue.find(colon < 0 ? sort : sort.substring(0, colon));
    if (known.isEmpty()) {
      return "sorted by " + sort;
    }
    Field<?> field = known.get();
    boolean isDate = field.type().name().contains("DATE");
    boolean ascends = sort.endsWith(":asc");
    String first = isDate ? (ascends ? "earliest" : "latest") : ascends ? "smallest" : "largest";
    return first + " " + PlainFilter.words(field.constantName()) + " first";
  }

  private static String either(List<String> values) {
    return String.join(" or ", values);
  }
}
