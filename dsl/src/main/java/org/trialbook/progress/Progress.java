package org.trialbook.progress;

/**
 * Hears how a long work gets on, to show it: in a notebook by changing one display, on a terminal
 * by a bar.
 *
 * <p>A report comes after every page, before every wait for another attempt, and once at the end,
 * well or not. The reports of one work carry its title and come one at a time, from a thread in the
 * background; those of several works may come at once. A listener returns soon, for the next page
 * waits for it, and throws nothing: what it throws ends the question.
 */
@FunctionalInterface
public interface Progress {

  /** Shows nothing to nobody. */
  Progress UNHEARD = report -> {};

  /**
   * The listener for a question of the calling thread, asked for once before each: the reports come
   * from other threads, which know no more who asked.
   */
  default Progress forCaller() {
    return this;
  }

  /** How things stand now. */
  void report(ProgressReport report);
}
