package org.trialbook.change;

import java.time.LocalDate;
import java.util.List;

/**
 * One version of a record, as the registry's history lists it.
 *
 * @param number counted from 0
 * @param date when it was submitted
 * @param status the overall status in it, as the API writes it; empty where it is not known
 * @param modules what changed against the version before, in the site's words; none of the first
 */
public record RecordVersion(int number, LocalDate date, String status, List<String> modules) {

  /** One version of a record. */
  public RecordVersion {
    modules = List.copyOf(modules);
  }
}
