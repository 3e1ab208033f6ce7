package org.trialbook.eligibility;

/** Whom or what a limit is about. */
public enum LimitScope {
  /** Who takes part. */
  PARTICIPANT,
  /** A partner of who takes part. */
  PARTNER,
  /** A mother, father or guardian of who takes part. */
  PARENT,
  /** Who gives blood or an organ. */
  DONOR,
  /** Relatives, as in a family history. */
  RELATIVE,
  /** The age of a pregnancy or of a newborn counted from it. */
  GESTATION,
  /** The age at which something began or was found. */
  ONSET,
  /** A place among others of the same age, and no value. */
  PERCENTILE
}
