package org.trialbook.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trialbook.TrialbookException;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.text.DidYouMean;

/**
 * Reads the parameters of the site's own search page back into a question.
 *
 * <p>The site documents none of them. These are the ones that links to it use, in the meaning that
 * {@code ctrdata} gives them; for the others the user is told what to say instead.
 */
final class SearchPage {

  /** How the page shows its list. */
  private static final Set<String> DISPLAY =
      Set.of("limit", "page", "viewType", "rank", "tab", "checkSpell");

  /** What the page sends on as it is. */
  private static final Map<String, Parameter> SENT_ON =
      Map.of("aggFilters", Parameter.FACETS, "sort", Parameter.SORT);

  private static final Map<String, Field<LocalDate>> DATES =
      Map.of(
          "start", Fields.START_DATE,
          "primComp", Fields.PRIMARY_COMPLETION_DATE,
          "studyComp", Fields.COMPLETION_DATE,
          "firstPost", Fields.STUDY_FIRST_POST_DATE,
          "resFirstPost", Fields.RESULTS_FIRST_POST_DATE,
          "lastUpdPost", Fields.LAST_UPDATE_POST_DATE);

  private static final String AGES = "ageRange";
  private static final List<String> PLACE = List.of("city", "state", "country");
  private static final List<String> CIRCLE = List.of("lat", "lng", "distance");

  private final Map<String, String> left;

  private SearchPage(Map<String, String> parameters) {
    this.left = new HashMap<>(parameters);
  }

  static Parameters read(Map<String, String> parameters) {
    SearchPage page = new SearchPage(parameters);
    Parameters query = page.place(Parameters.NONE);
    for (Map.Entry<String, String> given : parameters.entrySet()) {
      query = page.with(query, given.getKey(), given.getValue());
    }
    page.left.keySet().removeAll(DISPLAY);
    if (!page.left.isEmpty()) {
      throw unknown(page.left.keySet().stream().sorted().toList());
    }
    return query;
  }

  private Parameters with(Parameters query, String name, String value) {
    if (DATES.containsKey(name)) {
      left.remove(name);
      return dates(query, name, value);
    }
    if (name.equals(AGES)) {
      left.remove(name);
      return ages(query, value);
    }
    Parameter parameter = SENT_ON.getOrDefault(name, Parameter.named("query." + name).orElse(null));
    if (parameter == null) {
      return query;
    }
    left.remove(name);
    return ApiRequest.with(query, parameter, value);
  }

  private static Parameters dates(Parameters query, String name, String value) {
    Field<LocalDate> field = DATES.get(name);
    String[] range = range(name, value, "2024-01-01_2024-12-31");
    Filter within =
        range[0].isEmpty()
            ? Filters.to(field, range[1])
            : range[1].isEmpty()
                ? Filters.from(field, range[0])
                : Filters.between(field, range[0], range[1]);
    return query.and(Parameter.ADVANCED, within);
  }

  /** Everybody who may take part is of these ages. */
  private static Parameters ages(Parameters query, String value) {
    String[] range = range(AGES, value, "18y_65y");
    Parameters from =
        range[0].isEmpty()
            ? query
            : bounded(query, Fields.MINIMUM_AGE, Optional.of(range[0]), Optional.empty());
    return range[1].isEmpty()
        ? from
        : bounded(from, Fields.MAXIMUM_AGE, Optional.empty(), Optional.of(range[1]));
  }

  private static Parameters bounded(
      Parameters query, Field<String> age, Optional<String> min, Optional<String> max) {
    Filter within = Filters.area(age, new Filter.Range(min, max));
    return query.and(Parameter.ADVANCED, EssieNames.checked(within));
  }

  private static String[] range(String name, String value, String example) {
    String[] range = value.split("_", -1);
    if (range.length != 2 || value.equals("_")) {
      throw new TrialbookException(
          "Cannot read %s=%s.\nIts form is %s, either end may be open."
              .formatted(name, value, example));
    }
    return range;
  }

  /**
   * A place is a circle or a name. The radius stands in many links without a point, and {@code
   * locStr} is what the user typed: both say nothing by themselves.
   */
  private Parameters place(Parameters query) {
    List<Filter> names = names();
    boolean isCircle = left.containsKey("lat") && left.containsKey("lng");
    if (isCircle && !names.isEmpty()) {
      throw new TrialbookException(
          "The URL has a place by name and a point, and which of them counts is not documented.\n"
              + "Leave out city, state and country, or lat, lng and distance.");
    }
    if (isCircle && left.containsKey("distance")) {
      double[] circle = CIRCLE.stream().map(left::remove).mapToDouble(Near::number).toArray();
      left.remove("locStr");
      return query.near(circle[0], circle[1], circle[2], DistanceUnit.MILES);
    }
    left.remove("distance");
    if (names.isEmpty()) {
      return query;
    }
    left.keySet().removeAll(PLACE);
    left.remove("locStr");
    return query.and(
        Parameter.ADVANCED,
        EssieNames.checked(Filters.searchIn(Fields.LOCATION, Filters.all(names))));
  }

  private List<Filter> names() {
    List<Filter> names = new ArrayList<>();
    for (String name : PLACE) {
      if (left.containsKey(name)) {
        Field<String> field =
            switch (name) {
              case "city" -> Fields.LOCATION_CITY;
              case "state" -> Fields.LOCATION_STATE;
              default -> Fields.LOCATION_COUNTRY;
            };
        names.add(Filters.is(field, left.get(name)));
      }
    }
    return names;
  }

  private static TrialbookException unknown(List<String> names) {
    String name = names.get(0);
    String hint =
        switch (name) {
          case "locStr" -> "It is only what was typed; city, state or country, or a point, counts.";
          case "lat", "lng" -> "A circle is lat, lng and distance.";
          default ->
              "If the page narrows its list by it, say so by a step of the query."
                  + DidYouMean.or(name, known());
        };
    return new TrialbookException(
        "What %s means on the search page is not known here.\n%s"
            .formatted(String.join(", ", names), hint));
  }

  private static List<String> known() {
    List<String> known = new ArrayList<>(DATES.keySet());
    known.addAll(SENT_ON.keySet());
    known.add(AGES);
    known.addAll(PLACE);
    known.addAll(List.of("cond", "term", "intr", "titles", "outc", "spons", "lead", "id", "locn"));
    return known;
  }
}
