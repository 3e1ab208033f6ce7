package org.trialbook.eligibility;

import java.util.List;

/** How a number limits: words and signs that compare. */
enum Comparison {
  AT_LEAST(
      "≥",
      "⩾",
      "> =",
      "> = or =",
      "= >",
      "> or =",
      "> or = to",
      "> / =",
      "≥ or =",
      "≥ / =",
      "> or equal to",
      "> or equal",
      "greater than or equal to",
      "greater than or equal",
      "greater or equal to",
      "greater or equal than",
      "greater than / equal to",
      "greater than or = to",
      "greater than or =",
      "equal to or greater than",
      "equal or greater than",
      "equal or greater",
      "greater than to or equal to",
      "greater than to or equal",
      "> or egal",
      "equal to or greater",
      "equal or more than",
      "equal to or more than",
      "equal or higher than",
      "equal to or higher than",
      "equal or superior to",
      "equal to or above",
      "equal or above",
      "equal to or over",
      "equal and greater than",
      "equal or older than",
      "equal to or older than",
      "more than or equal to",
      "more than or equal",
      "more or equal to",
      "more or equal than",
      "more than and equal to",
      "greater than and equal to",
      "higher than or equal to",
      "higher or equal to",
      "higher or equal than",
      "above or equal to",
      "above or equal",
      "at or above",
      "over or equal to",
      "at least",
      "atleast",
      "a minimum of",
      "minimum of",
      "minimum",
      "min",
      "min .",
      "no less than",
      "not less than",
      "not fewer than",
      "no fewer than",
      "not lower than",
      "no lower than",
      "not below",
      "not under",
      "not smaller than",
      "not inferior to",
      "no younger than",
      "not younger than",
      "not be less than",
      "not be lower than",
      "not be below",
      "older than or equal to",
      "older or equal to",
      "superior or equal to",
      "superior or equal",
      "superior to or equal to",
      "exceeding or equal to",
      "starting at",
      "starting from",
      "â ‰ ¥",
      "≥ to",
      "minimum age of",
      "minimum age",
      "minimum age :",
      "lower age limit",
      "from at least",
      "greater than / =",
      "greater or equal",
      "larger than or equal to",
      "larger or equal to",
      "bigger than or equal to",
      "as low as",
      "better than or equal to",
      "lower limit of age",
      "same or superior to",
      "equivalent to or over",
      "equivalent to or greater than",
      "equivalent to or above",
      "equivalent to or more than"),
  MORE(
      ">",
      "greater than",
      "greater then",
      "more than",
      "higher than",
      "larger than",
      "bigger than",
      "above",
      "over",
      "exceeds",
      "exceeding",
      "exceed",
      "exceeded",
      "in excess of",
      "older than",
      "older then",
      "superior to",
      "beyond",
      "better than",
      "upwards of",
      "greater",
      "above the age of",
      "over the age of",
      "past the age of",
      "worse than",
      "elder than"),
  AT_MOST(
      "≤",
      "⩽",
      "< =",
      "= <",
      "< or =",
      "< or = to",
      "< / =",
      "≤ or =",
      "≤ / =",
      "< or equal to",
      "< or equal",
      "less than or equal to",
      "less than or equal",
      "less or equal to",
      "less or equal than",
      "less than / equal to",
      "less than or = to",
      "less than or =",
      "equal to or less than",
      "equal or less than",
      "equal to or less",
      "equal or lower than",
      "equal to or lower than",
      "equal or below",
      "equal to or below",
      "equal or inferior to",
      "equal or under",
      "lower than or equal to",
      "lower or equal to",
      "lower or equal than",
      "below or equal to",
      "at or below",
      "fewer than or equal to",
      "smaller than or equal to",
      "at most",
      "a maximum of",
      "maximum of",
      "maximum",
      "max",
      "max .",
      "no more than",
      "not more than",
      "no greater than",
      "not greater than",
      "no higher than",
      "not higher than",
      "not larger than",
      "no older than",
      "not older than",
      "not over",
      "not above",
      "not exceed",
      "not exceeding",
      "not to exceed",
      "not exceeded",
      "not be greater than",
      "not be more than",
      "not be higher than",
      "not be above",
      "not be older than",
      "younger than or equal to",
      "inferior or equal to",
      "inferior or equal",
      "inferior to or equal to",
      "up to",
      "upto",
      "â ‰ ¤",
      "≤ to",
      "maximum age of",
      "maximum age",
      "maximum age :",
      "upper age limit",
      "within",
      "not in excess of",
      "less or equal",
      "as high as",
      "limited to",
      "lesser than or equal to"),
  LESS(
      "<",
      "less than",
      "less then",
      "lower than",
      "fewer than",
      "smaller than",
      "below",
      "under",
      "younger than",
      "younger then",
      "inferior to",
      "lesser than",
      "shorter than",
      "under the age of",
      "below the age of",
      "before the age of",
      "less",
      "poorer than",
      "not reach",
      "not yet"),
  EQUAL("=", "equal to", "equals", "exactly", "= to", "equal"),
  /** Two numbers follow. */
  BETWEEN(
      "between",
      "in the range of",
      "in the range",
      "in the range from",
      "in the range between",
      "within the range of",
      "within the range",
      "ranging from",
      "ranging between",
      "ranged from",
      "ranges from",
      "ranges between",
      "in a range of",
      "in a range between",
      "within range of",
      "range of",
      "range from",
      "range between",
      "range",
      "range :",
      "within a range of",
      "ranging",
      "ranged between",
      "betwen",
      "in between",
      "comprised between"),
  /** A lower number follows, and perhaps an upper one. */
  FROM("from", "starting");

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that nobody changes.
  private final List<String> phrases;

  Comparison(String... phrases) {
    this.phrases = List.of(phrases);
  }

  private static final Lexicon<Comparison> LEXICON = new Lexicon<>();

  static {
    for (Comparison each : values()) {
      LEXICON.add(each, each.phrases);
    }
  }

  static Lexicon<Comparison> lexicon() {
    return LEXICON;
  }

  boolean isLower() {
    return this == AT_LEAST || this == MORE || this == FROM;
  }

  boolean isUpper() {
    return this == AT_MOST || this == LESS;
  }

  boolean isIncluded() {
    return this != MORE && this != LESS;
  }

  /** What "not" in front makes of it. */
  Comparison negated() {
    return switch (this) {
      case AT_LEAST -> LESS;
      case MORE -> AT_MOST;
      case AT_MOST -> MORE;
      case LESS -> AT_LEAST;
      default -> this;
    };
  }

  /** The comparison with its sides exchanged: "18 ≤ age" is "age ≥ 18". */
  Comparison turned() {
    return switch (this) {
      case AT_LEAST -> AT_MOST;
      case MORE -> LESS;
      case AT_MOST -> AT_LEAST;
      case LESS -> MORE;
      default -> this;
    };
  }
}
