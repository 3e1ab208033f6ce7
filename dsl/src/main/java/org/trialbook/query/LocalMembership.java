package org.trialbook.query;

import java.util.ArrayList;
import java.util.List;
import org.trialbook.field.Catalogue;
import org.trialbook.query.Membership.Closeness;

/** Goes through a question for its {@link Membership}. */
final class LocalMembership {

  private LocalMembership() {}

  /** How near a local index comes to the registry with this question. */
  static Membership of(Parameters query) {
    List<Membership.Part> parts = new ArrayList<>();
    for (Parameter parameter : Parameter.values()) {
      String name = parameter.toString();
      Filter filter = query.filter(parameter);
      if (filter != null) {
        for (MembershipParts.Found found : MembershipParts.of(parameter, filter)) {
          parts.add(new Membership.Part(name, found.words(), found.closeness(), found.reason()));
        }
      }
      for (String value : query.values(parameter)) {
        String reason = reason(parameter, value);
        if (parameter == Parameter.GEO_DECAY || parameter == Parameter.SORT) {
          Closeness order = reason.isEmpty() ? Closeness.EXACT : Closeness.EXACT_BUT_FOR_ORDER;
          parts.add(new Membership.Part(name, value, order, reason));
        } else if (parameter.isFilter()) {
          Closeness closeness = reason.isEmpty() ? Closeness.EXACT : Closeness.APPROXIMATE;
          parts.add(new Membership.Part(name, value, closeness, reason));
        }
      }
    }
    return new Membership(parts);
  }

  private static String reason(Parameter parameter, String value) {
    if (!Unlisted.isKnown(parameter, value)) {
      return "the catalogue does not know it";
    }
    return switch (parameter.plain()) {
      case SYNONYMS -> "the registry's numbers of synonyms are not published";
      case GEO_DECAY -> "distance does not change the rank here";
      case SORT ->
          value.startsWith("@")
              ? "the registry's formula of relevance is not published"
              : MembershipParts.ofOrder(Catalogue.find(value.split(":", -1)[0]).orElseThrow());
      case FACETS ->
          Unlisted.options(value).stream().allMatch(option -> option.orElseThrow().sure())
              ? ""
              : "what the facet takes in is not documented";
      default -> "";
    };
  }
}
