package org.trialbook.query;

/** How far the registry may widen the words of a term; it uses {@code RELAXATION} unless told. */
public enum Expansion {
  /** The words exactly as written. */
  NONE("None"),
  /** Simple lexical variants such as plurals. */
  TERM("Term"),
  /** Synonyms of the same concept (UMLS). */
  CONCEPT("Concept"),
  /** Synonyms, and words further apart. */
  RELAXATION("Relaxation"),
  /** Also studies in which only some of the words occur. */
  LOSSY("Lossy");

  private final String keyword;

  Expansion(String keyword) {
    this.keyword = keyword;
  }

  /** The word between the brackets of {@code EXPANSION[...]}. */
  public String keyword() {
    return keyword;
  }
}
