package org.trialbook.change;

import java.util.Optional;

/**
 * What became of one outcome between the plan and the results.
 *
 * @param fate whether it was kept, and as what
 * @param planned its title in the plan; empty where it was added
 * @param plannedAs PRIMARY, SECONDARY or OTHER; empty where it was added
 * @param reported its title in the results; empty where it was dropped
 * @param reportedAs PRIMARY, SECONDARY, OTHER or POST_HOC; empty where it was dropped
 * @param sameWording whether both titles are the same but for case and white space; otherwise they
 *     were put together by the words that they share
 */
public record OutcomeChange(
    Fate fate,
    Optional<String> planned,
    Optional<String> plannedAs,
    Optional<String> reported,
    Optional<String> reportedAs,
    boolean sameWording) {

  /** What became of an outcome. */
  public enum Fate {
    /** Planned and reported as the same. */
    KEPT,
    /** Reported as more than it was planned: a secondary outcome as a primary one. */
    PROMOTED,
    /** Reported as less than it was planned: a primary outcome as a secondary one. */
    DEMOTED,
    /** Planned and not reported under a title that resembles it. */
    DROPPED,
    /** Reported and not planned under a title that resembles it. */
    ADDED
  }
}
