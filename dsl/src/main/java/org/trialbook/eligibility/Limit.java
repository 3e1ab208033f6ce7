package org.trialbook.eligibility;

import java.util.Objects;

/**
 * A limit that a criterion sets.
 *
 * @param name what is limited, such as {@code AGE}, {@code ECOG} or {@code HBA1C}
 * @param scope whom it is about
 * @param low the lowest value in {@code unit}; null for none, and where the text is not clear
 * @param lowIncluded whether the lowest value itself is meant
 * @param high the highest value in {@code unit}; null for none, and where the text is not clear
 * @param highIncluded whether the highest value itself is meant
 * @param unit as written; null for none
 * @param normalLow the lowest value in {@code normalUnit}
 * @param normalHigh the highest value in {@code normalUnit}
 * @param normalUnit in which limits of this name are compared; null for a scale without one
 * @param unclear why a number is missing; null where the text is clear
 * @param start where it begins in the text of the criteria
 * @param end where it ends
 * @param text between the two
 */
record Limit(
    String name,
    LimitScope scope,
    Double low,
    boolean lowIncluded,
    Double high,
    boolean highIncluded,
    String unit,
    Double normalLow,
    Double normalHigh,
    String normalUnit,
    String unclear,
    int start,
    int end,
    String text) {

  /** The name with the scope in front where it is not that of who takes part. */
  String qualifiedName() {
    return scope == LimitScope.PARTICIPANT ? name : scope + "_" + name;
  }

  boolean saysTheSameAs(Limit other) {
    return qualifiedName().equals(other.qualifiedName())
        && Objects.equals(normalLow, other.normalLow)
        && Objects.equals(normalHigh, other.normalHigh)
        && Objects.equals(normalUnit, other.normalUnit)
        && lowIncluded == other.lowIncluded
        && highIncluded == other.highIncluded;
  }
}
