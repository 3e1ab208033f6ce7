package org.trialbook.snapshot;

/** What an update refuses to do, as a mistake more often than not, unless it is told to. */
public enum Unusual {
  /** Takes what is new from another registry than the one that the snapshot came from. */
  ANOTHER_REGISTRY,
  /** Removes more than 5 % of the studies. */
  MANY_REMOVALS
}
