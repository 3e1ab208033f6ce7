package org.trialbook.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.trialbook.TrialbookException;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Fields;
import org.trialbook.field.SearchArea;
import org.trialbook.field.Status;

/**
 * A question, parameter by parameter: each holds either a filter or a list of values. {@link
 * QuerySteps} makes more of it, and {@link StudyQuery} says what it asks.
 */
public final class Parameters {

  private static final String SEARCHED = "@query";

  static final Parameters NONE =
      new Parameters(new EnumMap<>(Parameter.class), new EnumMap<>(Parameter.class));

  private final Map<Parameter, Filter> filters;
  private final Map<Parameter, List<String>> lists;

  private Parameters(Map<Parameter, Filter> filters, Map<Parameter, List<String>> lists) {
    this.filters = filters;
    this.lists = lists;
  }

  /** These, and the filter besides what the parameter asks already. */
  Parameters and(Parameter parameter, Filter filter) {
    Map<Parameter, Filter> more = new EnumMap<>(filters);
    Filter earlier = filters.get(parameter);
    more.put(parameter, earlier == null ? filter : Filters.all(earlier, filter));
    return new Parameters(more, lists).checked();
  }

  /** These, and any of these texts besides; the step is named where one has no words. */
  Parameters and(Parameter parameter, String step, List<String> anyOf) {
    List<Filter> filters = new ArrayList<>();
    for (String text : atLeastOne(step, anyOf)) {
      if (text.isBlank()) {
        throw new TrialbookException(
            "%s(\"%s\") has no words to search for.".formatted(step, text));
      }
      filters.add(UserText.filter(text));
    }
    return and(parameter, Filters.any(filters));
  }

  /** These, with the filter instead of what the parameter asks already. */
  Parameters instead(Parameter parameter, Filter filter) {
    Map<Parameter, Filter> more = new EnumMap<>(filters);
    more.put(parameter, filter);
    return new Parameters(more, lists).checked();
  }

  /** These, with the values instead of what the parameter says already. */
  Parameters with(Parameter parameter, List<String> values) {
    Map<Parameter, List<String>> more = new EnumMap<>(lists);
    more.put(parameter, List.copyOf(values));
    return new Parameters(filters, more).checked();
  }

  /** These, with other values under that name of the parameter; its other names stay. */
  Parameters named(Parameter parameter, String name, List<String> values) {
    List<String> pairs = new ArrayList<>(values(parameter));
    pairs.removeIf(pair -> pair.startsWith(name + ":"));
    values.forEach(value -> pairs.add(name + ":" + value));
    return with(parameter, pairs);
  }

  Parameters status(List<Status> anyOf) {
    Set<Status> wanted = EnumSet.copyOf(atLeastOne("status", anyOf));
    return narrowed(Parameter.STATUS, wanted.stream().map(Status::name).toList());
  }

  Parameters ids(Collection<String> nctIds) {
    Set<String> wanted = new LinkedHashSet<>();
    atLeastOne("ids", nctIds).forEach(id -> wanted.add(NctId.normalized(id)));
    return narrowed(Parameter.IDS, wanted);
  }

  Parameters near(double latitude, double longitude, double radius, DistanceUnit unit) {
    Near.check(latitude, longitude, radius);
    Near.checkRadius(radius, unit);
    String circle = Near.text(latitude, longitude, radius, unit);
    return with(Parameter.NEAR, List.of("distance(" + circle + ")"));
  }

  Parameters facet(String name, List<String> anyOf) {
    atLeastOne("facet", anyOf).forEach(Parameters::checkLetters);
    checkLetters(name);
    Facet.check(name, anyOf);
    return named(Parameter.FACETS, name, List.of(String.join(" ", anyOf)));
  }

  Parameters synonyms(SearchArea area, List<String> anyOf) {
    atLeastOne("synonyms", anyOf).forEach(Parameters::checkLetters);
    return named(Parameter.SYNONYMS, area.areaName(), anyOf);
  }

  Parameters sort(List<Sort> sorts) {
    if (sorts.size() > 2) {
      throw new TrialbookException("The registry sorts by two fields at most.");
    }
    return with(Parameter.SORT, atLeastOne("sort", sorts).stream().map(Sort::toString).toList());
  }

  Parameters fields(List<String> names) {
    return with(
        Parameter.FIELDS,
        atLeastOne("fields", names).stream().map(Parameters::selectable).distinct().toList());
  }

  private static String selectable(String name) {
    String wanted = name.strip();
    boolean isArea =
        Arrays.stream(SearchArea.values()).anyMatch(area -> area.areaName().equals(wanted));
    return isArea || wanted.equals(SEARCHED)
        ? wanted
        : Catalogue.answered(Fields.named(wanted)).piece();
  }

  static <C extends Collection<?>> C atLeastOne(String step, C values) {
    if (values.isEmpty()) {
      throw new TrialbookException(step + "() needs at least one value.");
    }
    return values;
  }

  private static void checkLetters(String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c))) {
      throw new TrialbookException("\"%s\" is not made of letters and digits.".formatted(text));
    }
  }

  /**
   * These, with the values that the parameter leaves over of what it says already.
   *
   * @throws TrialbookException if none is left
   */
  Parameters narrowed(Parameter parameter, Collection<String> wanted) {
    List<String> earlier = values(parameter);
    List<String> both = new ArrayList<>(wanted);
    if (!earlier.isEmpty()) {
      both.retainAll(earlier);
    }
    if (both.isEmpty()) {
      throw new TrialbookException(
          "No study is in both %1$s(%2$s) and %1$s(%3$s). Name all in one step to get any of them."
              .formatted(
                  parameter.plain().name().toLowerCase(Locale.ROOT),
                  String.join(", ", earlier),
                  String.join(", ", wanted)));
    }
    return with(parameter, both);
  }

  /**
   * These, and the filters of the others in the parameters for later filters.
   *
   * @throws TrialbookException if the others ask for anything else
   */
  Parameters andPost(Parameters others) {
    Parameters all = this;
    for (Parameter parameter : Parameter.values()) {
      Filter filter = others.filter(parameter);
      List<String> values = others.values(parameter);
      boolean said = filter != null || !values.isEmpty();
      if (said && !parameter.isTwofold()) {
        throw new TrialbookException(
            "%s cannot be in a postFilter.\nIt takes status, ids, near, synonyms and what filters fields."
                .formatted(parameter));
      } else if (filter != null) {
        all = all.and(parameter.post(), filter);
      } else if (parameter.plain() == Parameter.STATUS || parameter.plain() == Parameter.IDS) {
        all = said ? all.narrowed(parameter.post(), values) : all;
      } else if (said) {
        all = all.with(parameter.post(), values);
      }
    }
    return all;
  }

  /** The filter of the parameter, or null. */
  Filter filter(Parameter parameter) {
    return filters.get(parameter);
  }

  /** The values of the parameter; empty when it says nothing. */
  List<String> values(Parameter parameter) {
    return lists.getOrDefault(parameter, List.of());
  }

  Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    for (Parameter parameter : Parameter.values()) {
      if (filters.containsKey(parameter)) {
        map.put(parameter.toString(), Essie.render(filters.get(parameter)));
      } else if (lists.containsKey(parameter)) {
        map.put(parameter.toString(), String.join(",", lists.get(parameter)));
      }
    }
    return Collections.unmodifiableMap(map);
  }

  /** Equal ones ask the same, in whatever order they say it. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Parameters parameters && parameters.meaning().equals(meaning());
  }

  @Override
  public int hashCode() {
    return meaning().hashCode();
  }

  /** As they are sent: {@code query.cond=asthma filter.overallStatus=RECRUITING}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    toMap().forEach((name, value) -> parts.add(name + "=" + value));
    return parts.isEmpty() ? "all studies" : String.join(" ", parts);
  }

  private Map<Parameter, Collection<?>> meaning() {
    Map<Parameter, Collection<?>> meaning = new EnumMap<>(Parameter.class);
    filters.forEach(
        (parameter, filter) ->
            meaning.put(
                parameter,
                filter instanceof Filter.And and ? Set.copyOf(and.operands()) : Set.of(filter)));
    lists.forEach(
        (parameter, values) ->
            meaning.put(parameter, parameter.isUnordered() ? Set.copyOf(values) : values));
    return meaning;
  }

  /**
   * The registry drops every filter and every other search, without a word, when one holds nothing
   * but registry numbers; a question that says both would get a wrong answer.
   */
  private Parameters checked() {
    for (Map.Entry<Parameter, Filter> search : filters.entrySet()) {
      if (search.getKey().isSearch()
          && isOnlyNctIds(search.getValue())
          && saysMore(search.getKey())) {
        throw new TrialbookException(
            "The registry ignores all else when %s is nothing but registry numbers.\n%s"
                .formatted(search.getKey(), "Use ids(...) for these numbers instead."));
      }
    }
    return this;
  }

  /** Whether another parameter says which studies. */
  private boolean saysMore(Parameter search) {
    for (Parameter parameter : Parameter.values()) {
      boolean said = filters.containsKey(parameter) || lists.containsKey(parameter);
      if (said && parameter != search && (parameter.isFilter() || parameter.isSearch())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOnlyNctIds(Filter filter) {
    if (filter instanceof Filter.And and) {
      return and.operands().stream().allMatch(Parameters::isOnlyNctIds);
    }
    if (!(filter instanceof Filter.Term term)) {
      return false;
    }
    for (String word : Words.split(term.text())) {
      if (!NctId.isValid(word)) {
        return false;
      }
    }
    return true;
  }
}
