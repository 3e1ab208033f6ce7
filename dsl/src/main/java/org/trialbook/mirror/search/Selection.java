package org.trialbook.mirror.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.field.SearchArea;
import org.trialbook.mirror.request.Refusal;
import org.trialbook.mirror.request.RequestParameters;

/**
 * Which parts of a record are answered.
 *
 * @param whole whether everything from here on is
 * @param children by JSON key, of those that are answered in part or as a whole
 */
public record Selection(boolean whole, Map<String, Selection> children) {

  /** Whole records. */
  public static final Selection ALL = new Selection(true, Map.of());

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9\\-. ]*");
  private static final Pattern NAME_OR_QUERY = Pattern.compile(NAME + "|@query");
  private static final String QUERY = "@query";

  /**
   * What the parameter {@code fields} selects.
   *
   * @param searched what {@code @query} stands for; empty where there is no such name
   * @throws Refusal naming the first unknown name
   */
  public static Selection of(RequestParameters parameters, Optional<Set<Field<?>>> searched) {
    List<String> names = parameters.list("fields", searched.isPresent() ? NAME_OR_QUERY : NAME);
    if (names.isEmpty()) {
      if (parameters.has("fields")) {
        throw Refusal.empty("fields");
      }
      return ALL;
    }
    Set<Field<?>> fields = new LinkedHashSet<>();
    for (String name : names) {
      fields.addAll(name.equals(QUERY) ? searched.orElseThrow() : named(name));
    }
    fields.removeIf(Field::isSearchOnly);
    return of(fields);
  }

  public static Selection of(Collection<? extends Field<?>> fields) {
    Selection root = new Selection(false, new TreeMap<>());
    for (Field<?> field : fields) {
      root.add(field.path().split("\\."), 0);
    }
    return root;
  }

  private void add(String[] path, int depth) {
    String key = path[depth];
    if (depth == path.length - 1) {
      children.put(key, ALL);
      return;
    }
    Selection child =
        children.computeIfAbsent(key, absent -> new Selection(false, new TreeMap<>()));
    if (!child.whole()) {
      child.add(path, depth + 1);
    }
  }

  private static Collection<Field<?>> named(String name) {
    Optional<SearchArea> area =
        Arrays.stream(SearchArea.values())
            .filter(candidate -> candidate.areaName().equals(name))
            .findFirst();
    if (area.isPresent()) {
      return SearchTarget.of(area.get(), false).parts().stream()
          .<Field<?>>map(SearchTarget.Part::field)
          .toList();
    }
    return List.of(
        Catalogue.find(name)
            .filter(field -> !field.isSearchOnly())
            .orElseThrow(() -> Refusal.field(name)));
  }
}
