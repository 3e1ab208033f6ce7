package org.trialbook.kernel.java;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Why variables are not there that once were, or should have been. */
final class Absences {

  private final Map<String, String> reasons = new HashMap<>();

  /** The reason, in a sentence; empty if there is none. */
  Optional<String> of(String variable) {
    return Optional.ofNullable(reasons.get(variable));
  }

  /** Nothing is missed any more. */
  void clear() {
    reasons.clear();
  }

  /** It is there, again or for the first time. */
  void isThere(String variable) {
    reasons.remove(variable);
  }

  /** The cell that was to give it its first value has failed. */
  void failed(String variable, String cell) {
    reasons.put(variable, variable + " has no value: " + cell + " failed to give it one.");
  }

  /**
   * It was an object of an earlier class.
   *
   * @param type the name of the class
   * @param changedIn the cell that has changed the class
   * @param givenIn the cell that gave the variable its value
   */
  void went(String variable, String type, String changedIn, String givenIn) {
    reasons.put(
        variable,
        "%s went when %s became another class in %s; run %s again."
            .formatted(variable, type, changedIn, givenIn));
  }
}
