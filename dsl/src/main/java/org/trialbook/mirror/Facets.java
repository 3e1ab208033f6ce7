package org.trialbook.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.query.Filter;

/**
 * The filters beside the result list of the site, {@code aggFilters=status:rec not,sex:f}: the keys
 * that have been seen in use.
 *
 * <p>An unknown facet is refused, an unknown key finds nothing, as with the registry. {@code sex:f}
 * is taken as studies for women only, which is a guess.
 */
final class Facets {

  private record Facet(Field<?> field, Map<String, String> values) {}

  private static final Map<String, Facet> FACETS =
      Map.of(
          "status",
          new Facet(
              Fields.OVERALL_STATUS,
              Map.of(
                  "rec", "RECRUITING",
                  "not", "NOT_YET_RECRUITING",
                  "act", "ACTIVE_NOT_RECRUITING",
                  "com", "COMPLETED",
                  "ter", "TERMINATED",
                  "enr", "ENROLLING_BY_INVITATION",
                  "sus", "SUSPENDED",
                  "wit", "WITHDRAWN",
                  "unk", "UNKNOWN")),
          "phase",
          new Facet(
              Fields.PHASE,
              Map.of(
                  "0", "EARLY_PHASE1",
                  "1", "PHASE1",
                  "2", "PHASE2",
                  "3", "PHASE3",
                  "4", "PHASE4",
                  "NA", "NA")),
          "studyType",
          new Facet(
              Fields.STUDY_TYPE,
              Map.of("int", "INTERVENTIONAL", "obs", "OBSERVATIONAL", "exp", "EXPANDED_ACCESS")),
          "results",
          new Facet(Fields.HAS_RESULTS, Map.of("with", "true", "without", "false")),
          "sex",
          new Facet(Fields.SEX, Map.of("f", "FEMALE", "m", "MALE", "all", "ALL")),
          "ages",
          new Facet(
              Fields.STD_AGE, Map.of("child", "CHILD", "adult", "ADULT", "older", "OLDER_ADULT")),
          "healthy",
          new Facet(Fields.HEALTHY_VOLUNTEERS, Map.of("y", "true")));

  private Facets() {}

  /**
   * One filter for each facet, all of which must hold.
   *
   * @throws Refusal if a facet is unknown or the text has another form
   */
  static List<Filter> filters(String parameter, String text) {
    List<Filter> filters = new ArrayList<>();
    for (String item : text.split("[,|]", -1)) {
      int colon = item.indexOf(':');
      Facet facet = colon < 0 ? null : FACETS.get(item.substring(0, colon).strip());
      if (facet == null) {
        throw Refusal.value(parameter, item);
      }
      filters.add(filter(facet, item.substring(colon + 1).strip()));
    }
    return filters;
  }

  private static Filter filter(Facet facet, String keys) {
    List<Filter> options =
        List.of(keys.split(" +")).stream()
            .flatMap(key -> Optional.ofNullable(facet.values().get(key)).stream())
            .map(Filter.Phrase::new)
            .collect(Collectors.toUnmodifiableList());
    if (options.isEmpty()) {
      return new Filter.Not(new Filter.All());
    }
    Filter any = options.size() == 1 ? options.get(0) : new Filter.Or(options);
    return new Filter.Area(facet.field().piece(), any);
  }
}
