package org.trialbook.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.TrialbookException;
import org.trialbook.field.SearchArea;
import org.trialbook.field.Status;
import org.trialbook.text.DidYouMean;

/** Reads the parameters of a request to {@code /studies} back into a question. */
final class ApiRequest {

  private static final Set<String> PAGING = Set.of("pageSize", "pageToken", "countTotal");

  private static final Pattern NAME = Pattern.compile("[a-zA-Z@][a-zA-Z0-9\\-._ ]*");
  private static final Pattern FACET = Pattern.compile("[a-zA-Z0-9_]+:[a-zA-Z0-9_ ]+");

  private ApiRequest() {}

  static Parameters read(Map<String, String> parameters) {
    Parameters query = Parameters.NONE;
    for (Map.Entry<String, String> given : parameters.entrySet()) {
      query = with(query, given.getKey(), given.getValue());
    }
    return query;
  }

  private static Parameters with(Parameters query, String name, String value) {
    if (PAGING.contains(name) || (name.equals("format") && value.equals("json"))) {
      return query;
    }
    if (name.equals("format")) {
      throw new TrialbookException(
          "A question has no format, and this URL says %s.\nLeave format out, and write the frame as CSV."
              .formatted(value));
    }
    return with(query, named(name), value);
  }

  private static Parameter named(String name) {
    return Parameter.named(name).orElseThrow(() -> unknown(name));
  }

  /** The question, and what the parameter with that value asks besides, whatever it names. */
  static Parameters unchecked(Parameters query, String name, String value) {
    Parameter parameter = named(name);
    return switch (parameter.plain()) {
      case SORT -> query.sort(items(value).stream().map(Sort::unchecked).toList());
      case FIELDS -> query.with(parameter, each(parameter, NAME, items(value)));
      case FACETS -> {
        Parameters with = query;
        for (String facet : each(parameter, FACET, items(value))) {
          int colon = facet.indexOf(':');
          with =
              with.named(
                  parameter,
                  facet.substring(0, colon),
                  List.of(facet.substring(colon + 1).strip().replaceAll(" +", " ")));
        }
        yield with;
      }
      case STATUS -> query.with(parameter, each(parameter, NAME, items(value)));
      case NEAR, IDS, SYNONYMS, GEO_DECAY, MARKUP -> with(query, parameter, value);
      default -> query.and(parameter, EssieNames.canonical(Essie.parse(value)));
    };
  }

  private static List<String> each(Parameter parameter, Pattern form, List<String> items) {
    for (String item : items) {
      if (!form.matcher(item).matches()) {
        throw new TrialbookException(
            "%s in %s is not of the form that the registry reads.".formatted(item, parameter));
      }
    }
    return items;
  }

  private static TrialbookException unknown(String name) {
    List<String> names = new ArrayList<>(PAGING);
    for (Parameter parameter : Parameter.values()) {
      names.add(parameter.toString());
    }
    return new TrialbookException(
        "The registry has no parameter %s.%s".formatted(name, DidYouMean.or(name, names)));
  }

  /** The question, and what the parameter with that value asks besides. */
  static Parameters with(Parameters query, Parameter parameter, String value) {
    if (parameter.isPost()) {
      return query.andPost(with(Parameters.NONE, parameter.plain(), value));
    }
    return switch (parameter) {
      case STATUS -> query.status(items(value).stream().map(Status::named).toList());
      case NEAR -> near(query, value);
      case IDS -> query.ids(items(value));
      case SYNONYMS -> synonyms(query, items(value));
      case FACETS -> facets(query, items(value));
      case GEO_DECAY -> query.with(parameter, List.of(GeoDecay.parse(value).toString()));
      case FIELDS -> query.fields(items(value));
      case SORT -> query.sort(items(value).stream().map(Sort::parse).toList());
      case MARKUP -> query.with(parameter, List.of(markup(value).toString()));
      default -> query.and(parameter, essie(parameter, value));
    };
  }

  /** Numbers alone are a list of studies to the registry, whatever stands between them. */
  private static Filter essie(Parameter parameter, String value) {
    List<String> words = List.of(value.split("[,\\s]+"));
    if (parameter.isSearch() && words.stream().allMatch(NctId::isValid)) {
      return new Filter.Term(String.join(" ", words));
    }
    return EssieNames.checked(Essie.parse(value));
  }

  private static Parameters near(Parameters query, String value) {
    Matcher circle = Near.CIRCLE.matcher(value);
    if (!circle.matches()) {
      throw new TrialbookException(
          "Cannot read the circle %s.\nIts form is distance(39.0,-77.1,50mi), the unit km or mi."
              .formatted(value));
    }
    return query.near(
        Near.number(circle.group(1)),
        Near.number(circle.group(2)),
        Near.number(circle.group(3)),
        DistanceUnit.of(circle.group(4)));
  }

  /** Of a facet that is there twice the registry takes the last. */
  private static Parameters facets(Parameters query, List<String> facets) {
    Parameters with = query;
    for (Map.Entry<String, List<String>> facet : byName("aggFilters", facets).entrySet()) {
      String last = facet.getValue().get(facet.getValue().size() - 1);
      with = with.facet(facet.getKey(), List.of(last.strip().split("\\s+")));
    }
    return with;
  }

  private static Parameters synonyms(Parameters query, List<String> synonyms) {
    Parameters with = query;
    for (Map.Entry<String, List<String>> area : byName("synonyms", synonyms).entrySet()) {
      with = with.synonyms(area(area.getKey()), area.getValue());
    }
    return with;
  }

  private static SearchArea area(String name) {
    List<String> names = new ArrayList<>();
    for (SearchArea area : SearchArea.values()) {
      if (area.areaName().equals(name)) {
        return area;
      }
      names.add(area.areaName());
    }
    throw new TrialbookException(
        "Unknown search area %s.%s".formatted(name, DidYouMean.or(name, names)));
  }

  private static Markup markup(String value) {
    for (Markup markup : Markup.values()) {
      if (markup.toString().equals(value)) {
        return markup;
      }
    }
    throw new TrialbookException(
        "Unknown markupFormat %s. It is markdown or legacy.".formatted(value));
  }

  private static Map<String, List<String>> byName(String parameter, List<String> pairs) {
    Map<String, List<String>> byName = new LinkedHashMap<>();
    for (String pair : pairs) {
      int colon = pair.indexOf(':');
      if (colon < 0) {
        throw new TrialbookException(
            "Cannot read %s in %s: it is a name, a colon and values.".formatted(pair, parameter));
      }
      byName
          .computeIfAbsent(pair.substring(0, colon).strip(), name -> new ArrayList<>())
          .add(pair.substring(colon + 1));
    }
    return byName;
  }

  private static List<String> items(String value) {
    return Pattern.compile("[,|]").splitAsStream(value).map(String::strip).toList();
  }
}
