package org.trialbook.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Fields;
import org.trialbook.field.SearchArea;

/**
 * A part of a question that the catalogue does not know.
 *
 * @param text as it is sent, as far as it is unknown
 */
record Unlisted(Parameter parameter, String text) {

  static List<Unlisted> in(Parameters query) {
    List<Unlisted> unlisted = new ArrayList<>();
    for (Parameter parameter : Parameter.values()) {
      Optional.ofNullable(query.filter(parameter))
          .ifPresent(
              filter ->
                  EssieNames.unknown(filter)
                      .forEach(name -> unlisted.add(new Unlisted(parameter, name))));
      query.values(parameter).stream()
          .filter(value -> !isKnown(parameter, value))
          .forEach(value -> unlisted.add(new Unlisted(parameter, value)));
    }
    return unlisted;
  }

  /** Whether the catalogue knows the value of the parameter. */
  static boolean isKnown(Parameter parameter, String value) {
    return switch (parameter.plain()) {
      case STATUS -> Fields.OVERALL_STATUS.enumValues().contains(value);
      case FACETS -> options(value).stream().allMatch(Optional::isPresent);
      case SORT -> value.startsWith("@") || Catalogue.find(value.split(":", -1)[0]).isPresent();
      case FIELDS ->
          value.startsWith("@")
              || Catalogue.find(value).filter(field -> !field.isSearchOnly()).isPresent()
              || Arrays.stream(SearchArea.values()).anyMatch(area -> area.areaName().equals(value));
      default -> true;
    };
  }

  /** The options that a facet is given, empty where there is none such. */
  static List<Optional<Facet.Option>> options(String facet) {
    int colon = facet.indexOf(':');
    Optional<Facet> known = Facet.of(facet.substring(0, colon));
    return Arrays.stream(facet.substring(colon + 1).split(" "))
        .map(key -> known.flatMap(named -> named.option(key)))
        .toList();
  }
}
