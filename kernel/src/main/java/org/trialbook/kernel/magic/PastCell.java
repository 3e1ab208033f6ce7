package org.trialbook.kernel.magic;

/**
 * A cell of this session that was run, or runs.
 *
 * @param number its execution count
 * @param code as it was sent
 */
public record PastCell(int number, String code) {}
