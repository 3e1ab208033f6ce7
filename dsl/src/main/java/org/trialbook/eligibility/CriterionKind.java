package org.trialbook.eligibility;

/** What a criterion is for. */
public enum CriterionKind {
  /** Who meets it may take part. */
  INCLUSION,
  /** Who meets it may not. */
  EXCLUSION,
  /** Neither: text in front of the first heading, or the name of a group between two parts. */
  OTHER,
  /** The whole text, in which nothing says what is inclusion and what is exclusion. */
  UNSPLIT
}
