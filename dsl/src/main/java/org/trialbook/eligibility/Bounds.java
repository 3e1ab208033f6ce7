package org.trialbook.eligibility;

/**
 * The ends of a limit.
 *
 * @param low null for none
 * @param lowIncluded whether the low end itself is meant
 * @param high null for none
 * @param highIncluded whether the high end itself is meant
 */
record Bounds(Double low, boolean lowIncluded, Double high, boolean highIncluded) {

  static Bounds of(Comparison comparison, double value) {
    if (comparison.isLower()) {
      return new Bounds(value, comparison.isIncluded(), null, false);
    }
    if (comparison.isUpper()) {
      return new Bounds(null, false, value, comparison.isIncluded());
    }
    return new Bounds(value, true, value, true);
  }

  /** Whether the other has the end that this lacks, and something is between the two. */
  boolean completes(Bounds other) {
    Bounds both = with(other);
    return (low == null) != (high == null)
        && (low == null) == (other.high == null)
        && (high == null) == (other.low == null)
        && both.low < both.high;
  }

  Bounds with(Bounds other) {
    return low == null
        ? new Bounds(other.low, other.lowIncluded, high, highIncluded)
        : new Bounds(low, lowIncluded, other.high, other.highIncluded);
  }
}
