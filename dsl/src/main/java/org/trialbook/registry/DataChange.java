package org.trialbook.registry;

import org.trialbook.registry.wire.RegistryException;

/**
 * What a {@link Crawl} does when the registry's data changes on the way, as it does on weekdays:
 * the first pages are then of one state of the data and the last of another.
 */
public enum DataChange {
  /** Begins again, up to twice, so that all studies are of one state of the data. */
  RESTART,
  /** Goes on; the result says so in its notes. */
  NOTE,
  /** Ends with a {@link RegistryException}; what has come stays for another choice. */
  FAIL
}
