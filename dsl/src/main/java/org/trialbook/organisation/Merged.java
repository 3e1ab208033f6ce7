package org.trialbook.organisation;

import java.util.List;

/**
 * Names that a roll-up put together, or that a person should look at.
 *
 * @param group under which they stand
 * @param names as the registry writes them, in alphabetical order
 * @param reasons one for each of the names
 */
public record Merged(
    String group, Resolution.Outcome outcome, List<String> names, List<String> reasons) {

  public Merged {
    names = List.copyOf(names);
    reasons = List.copyOf(reasons);
  }
}
