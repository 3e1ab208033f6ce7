package org.trialbook.query;

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
  FACETS("aggFilters"),
  GEO_DECAY("geoDecay"),
  FIELDS("fields"),
  SORT("sort"),
  MARKUP("markupFormat");

  private final String text;

  Parameter(String text) {
    this.text = text;
  }

  /** Whether it is a search for words, which also ranks. */
  boolean isSearch() {
    return compareTo(STATUS) < 0;
  }

  /** Whether it only decides which studies there are. */
  boolean isFilter() {
    return compareTo(STATUS) >= 0 && compareTo(FACETS) <= 0;
  }

  /** Its name as it is sent. */
  @Override
  public String toString() {
    return text;
  }
}
