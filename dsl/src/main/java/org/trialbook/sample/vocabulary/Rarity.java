package org.trialbook.sample.vocabulary;

/**
 * A shape that the registry has seldom. Each comes at a fixed place of every thousand studies, so
 * that even a small sample has all of them; chance alone would leave most out.
 */
public enum Rarity {
  /** A record of delayed posting: nearly empty. */
  WITHHELD(17, 500),
  EXPANDED_ACCESS(137, 500),
  /** A study that points to the expanded access record before it. */
  SISTER_OF_EXPANDED_ACCESS(180, 250),
  /** Registered long ago and hardly updated: most modules are missing. */
  SPARSE(61, 250),
  /** More than a thousand sites. */
  GIANT(411, 1_000),
  /** As many outcomes and events as the registry's largest in a hundred. */
  LARGE_RESULTS(97, 200),
  STARTED_1900(523, 1_000),
  COMPLETED_2099(611, 1_000),
  /** An enrollment of 99999999, which means that it is not known. */
  ENROLLMENT_SENTINEL(701, 1_000),
  ENROLLMENT_HUGE(813, 1_000),
  ENROLLMENT_MISSING(83, 100),
  /** No start date. */
  START_MISSING(907, 1_000),
  /** Sites in the country whose name ends in a blank. */
  TRAILING_BLANK(351, 1_000),
  IVORY_COAST(352, 500),
  /** A study that broke the law on registration and results, as the authority found. */
  VIOLATION(703, 1_000),
  /** Raw HTML in a Markdown text. */
  RAW_HTML(45, 100),
  NONE(0, 0);

  private final int place;
  private final int period;

  Rarity(int place, int period) {
    this.place = place;
    this.period = period;
  }

  public static Rarity at(int index) {
    for (Rarity rarity : values()) {
      if (rarity.period > 0 && index % rarity.period == rarity.place) {
        return rarity;
      }
    }
    return NONE;
  }

  /** The last place of this rarity before an index, or -1. */
  public int before(int index) {
    int block = (index - place - 1) / period * period;
    return index <= place ? -1 : block + place;
  }
}
