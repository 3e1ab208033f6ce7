package org.trialbook.query;

import java.util.Optional;

/** The parameters of {@code /studies} that make up a question, in the order they are sent. */
enum Parameter {
  CONDITION("query.cond"),
  TERM("query.term"),
  LOCATION("query.locn"),
  TITLE("query.titles"),
  INTERVENTION("query.intr"),
  OUTCOME("query.outc"),
  SPONSOR("query.spons"),
  LEAD_SPONSOR("query.lead"),
  ID("query.id"),
  PATIENT("query.patient"),
  STATUS("filter.overallStatus"),
  NEAR("filter.geo"),
  IDS("filter.ids"),
  ADVANCED("filter.advanced"),
  SYNONYMS("filter.synonyms"),
  POST_STATUS("postFilter.overallStatus"),
  POST_NEAR("postFilter.geo"),
  POST_IDS("postFilter.ids"),
  POST_ADVANCED("postFilter.advanced"),
  POST_SYNONYMS("postFilter.synonyms"),
  FACETS("aggFilters"),
  GEO_DECAY("geoDecay"),
  FIELDS("fields"),
  SORT("sort"),
  MARKUP("markupFormat");

  private static final String POST = "POST_";

  private final String text;

  Parameter(String text) {
    this.text = text;
  }

  /** The parameter that is sent by that name; empty where the question has none such. */
  static Optional<Parameter> named(String text) {
    for (Parameter parameter : values()) {
      if (parameter.text.equals(text)) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  /** Whether it is a search for words, which also ranks. */
  boolean isSearch() {
    return compareTo(STATUS) < 0;
  }

  /** Whether it only decides which studies there are. */
  boolean isFilter() {
    return compareTo(STATUS) >= 0 && compareTo(FACETS) <= 0;
  }

  /** Whether it is a filter that is also there as a {@code postFilter.}, or one of those. */
  boolean isTwofold() {
    return compareTo(STATUS) >= 0 && compareTo(POST_SYNONYMS) <= 0;
  }

  boolean isPost() {
    return name().startsWith(POST);
  }

  /** The {@code postFilter.} of the same meaning; of one, itself. */
  Parameter post() {
    return isPost() ? this : valueOf(POST + name());
  }

  /** The {@code filter.} of the same meaning; of one, and of any other parameter, itself. */
  Parameter plain() {
    return isPost() ? valueOf(name().substring(POST.length())) : this;
  }

  /** Whether it says the same in any order of its values. */
  boolean isUnordered() {
    return this != SORT;
  }

  /** Its name as it is sent. */
  @Override
  public String toString() {
    return text;
  }
}
