package org.trialbook.query;

/** How much of a field's text the words must cover; the registry uses {@code CONTAINS}. */
public enum Coverage {
  /** The whole field. */
  FULL_MATCH("FullMatch"),
  /** The beginning of the field. */
  STARTS_WITH("StartsWith"),
  /** The end of the field. */
  ENDS_WITH("EndsWith"),
  /** Anywhere in the field. */
  CONTAINS("Contains");

  private final String keyword;

  Coverage(String keyword) {
    this.keyword = keyword;
  }

  /** The word between the brackets of {@code COVERAGE[...]}. */
  public String keyword() {
    return keyword;
  }
}
