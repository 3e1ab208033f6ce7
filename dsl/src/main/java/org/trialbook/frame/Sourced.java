package org.trialbook.frame;

/** Rows that know where they come from, and say so wherever they are shown. */
interface Sourced {

  /** Where the rows come from. */
  Provenance provenance();
}
