package org.trialbook.eligibility;

/**
 * One criterion, exactly as the text has it.
 *
 * @param kind by the last heading above it
 * @param ordinal its 1-based place among all criteria of the text
 * @param level how many items of a list it is inside of, 0 for none
 * @param start where it begins in the text, as {@link String#substring} counts
 * @param end where it ends
 * @param text between the two, with the registry's Markdown
 */
public record Criterion(
    CriterionKind kind, int ordinal, int level, int start, int end, String text) {}
