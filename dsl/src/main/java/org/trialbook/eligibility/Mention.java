package org.trialbook.eligibility;

/**
 * A limit that a criterion names.
 *
 * @param name what is limited, such as {@code AGE}, {@code ECOG} or {@code HBA1C}
 * @param low the lowest value; null for none
 * @param lowIncluded whether the lowest value itself is meant
 * @param high the highest value; null for none
 * @param highIncluded whether the highest value itself is meant
 * @param unit as written; null for none
 * @param start where it begins in the text of the criteria
 * @param end where it ends
 * @param text between the two
 */
public record Mention(
    String name,
    Double low,
    boolean lowIncluded,
    Double high,
    boolean highIncluded,
    String unit,
    int start,
    int end,
    String text) {}
