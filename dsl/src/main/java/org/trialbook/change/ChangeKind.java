package org.trialbook.change;

/**
 * What a {@link Change} is about.
 *
 * <p>Which fields belong to which kind is decided by their path in the record; a field that no
 * other kind claims is {@link #OTHER}.
 */
public enum ChangeKind {
  /** The study is new. */
  REGISTERED,
  /** The study is gone. */
  REMOVED,
  /** The study's number was merged into another study, which has it among its aliases. */
  MERGED,
  /** The overall status, the last known status, or why the study stopped. */
  STATUS,
  /** One of the study's dates, or whether it is actual or estimated. */
  DATE,
  /** When the record was last verified, submitted and posted: part of nearly every update. */
  UPDATE,
  /** The phase. */
  PHASE,
  /** How many take part, or whether that is actual or estimated. */
  ENROLMENT,
  /** The lead sponsor, a collaborator or the responsible party. */
  SPONSOR,
  /** A site is new. */
  SITE_ADDED,
  /** A site is gone. */
  SITE_REMOVED,
  /** The status of a site that was there before. */
  SITE_STATUS,
  /** Another detail of a site that was there before. */
  SITE,
  /** An arm or an intervention. */
  ARMS,
  /** A planned outcome. */
  OUTCOMES,
  /** Who may take part: the criteria, ages, sex, healthy volunteers. */
  ELIGIBILITY,
  /** The study has results for the first time. */
  RESULTS_POSTED,
  /** A detail of results that were there before. */
  RESULTS,
  /** A title, a summary or a description. */
  TEXT,
  /** What the registry computes by itself, such as MeSH terms and coordinates of sites. */
  DERIVED,
  /** Any other field. */
  OTHER
}
