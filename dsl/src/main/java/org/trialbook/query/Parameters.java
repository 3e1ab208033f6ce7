package org.trialbook.query;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.TrialbookException;

/** The parameters of one question: each holds either a filter or a list of values. */
final class Parameters {

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

  /** These, with the values instead of what the parameter says already. */
  Parameters with(Parameter parameter, List<String> values) {
    Map<Parameter, List<String>> more = new EnumMap<>(lists);
    more.put(parameter, List.copyOf(values));
    return new Parameters(filters, more).checked();
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

  /**
   * The registry drops every filter, without a word, when a search holds nothing but registry
   * numbers; a question that says both would get a wrong answer.
   */
  private Parameters checked() {
    for (Map.Entry<Parameter, Filter> search : filters.entrySet()) {
      if (search.getKey().isSearch() && isOnlyNctIds(search.getValue()) && hasFilters()) {
        throw new TrialbookException(
            "The registry ignores all filters when %s is nothing but registry numbers.\n%s"
                .formatted(search.getKey(), "Use ids(...) for these numbers instead."));
      }
    }
    return this;
  }

  private boolean hasFilters() {
    for (Parameter parameter : Parameter.values()) {
      boolean said = filters.containsKey(parameter) || lists.containsKey(parameter);
      if (said && parameter.isFilter()) {
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
