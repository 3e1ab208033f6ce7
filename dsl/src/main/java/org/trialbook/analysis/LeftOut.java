package org.trialbook.analysis;

/**
 * Studies that an analysis does not count, with the reason.
 *
 * @param reason such as "without a start date"
 */
public record LeftOut(String reason, long studies) {}
