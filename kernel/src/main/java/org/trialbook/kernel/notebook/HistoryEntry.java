package org.trialbook.kernel.notebook;

/**
 * A cell that was run.
 *
 * @param session the number of its session
 * @param number its own in that session
 * @param output the text of its value; null if it showed none or nobody kept it
 */
record HistoryEntry(int session, int number, String code, String output) {}
