package org.trialbook.change;

import java.time.LocalDate;

/**
 * A plan that was moved from one version of a record to the next.
 *
 * @param version the later one
 * @param date when it was submitted
 * @param what PRIMARY_COMPLETION or ENROLMENT
 * @param before as the record has it, a date or a number
 * @param after likewise
 * @param by how far, in days or participants, later and more are positive
 */
public record Move(int version, LocalDate date, What what, String before, String after, long by) {

  /** What was moved. */
  public enum What {
    /** The date of the primary completion. */
    PRIMARY_COMPLETION,
    /** How many take part. */
    ENROLMENT
  }
}
