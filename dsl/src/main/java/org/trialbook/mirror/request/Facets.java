package org.trialbook.mirror.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.query.Facet;
import org.trialbook.query.Filter;
import org.trialbook.query.Filters;

/**
 * Reads {@code aggFilters=status:rec not,sex:f}. An unknown facet is refused, an unknown option
 * finds nothing, and of a facet that is there twice the last counts, as with the registry.
 */
public final class Facets {

  private Facets() {}

  /**
   * One filter for each facet, all of which must hold.
   *
   * @throws Refusal if a facet is unknown or the text has another form
   */
  public static List<Filter> filters(String parameter, String text) {
    Map<Facet, Filter> filters = new LinkedHashMap<>();
    for (String item : text.split("[,|]", -1)) {
      int colon = item.indexOf(':');
      Facet facet =
          Facet.of(item.substring(0, Math.max(0, colon)).strip())
              .orElseThrow(() -> Refusal.value(parameter, item));
      filters.put(facet, filter(facet, item.substring(colon + 1).strip()));
    }
    return List.copyOf(filters.values());
  }

  private static Filter filter(Facet facet, String keys) {
    List<Filter> options = new ArrayList<>();
    Arrays.stream(keys.split(" +"))
        .distinct()
        .forEach(key -> facet.option(key).map(Facet.Option::filter).ifPresent(options::add));
    return options.isEmpty() ? new Filter.Not(new Filter.All()) : Filters.any(options);
  }
}
