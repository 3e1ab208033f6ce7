package org.trialbook.spark;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.trialbook.query.NctId;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.spark.StudyCondition.Any;
import org.trialbook.spark.StudyCondition.Compared;

/** The only studies that a condition lets pass, where it names them. */
final class NamedStudies {

  private NamedStudies() {}

  /**
   * The digits of their registry numbers.
   *
   * @param column that holds registry numbers
   */
  static Optional<Set<Integer>> in(StudyCondition condition, String column) {
    if (condition instanceof Compared compared
        && compared.operator().equals("=")
        && compared.column().name().equals(column)
        && NctId.isValid(compared.literal().toString())) {
      return Optional.of(Set.of(Snapshot.number(compared.literal().toString())));
    }
    if (!(condition instanceof Any any)) {
      return Optional.empty();
    }
    Set<Integer> numbers = new HashSet<>();
    for (StudyCondition each : any.conditions()) {
      Optional<Set<Integer>> some = in(each, column);
      if (some.isEmpty()) {
        return Optional.empty();
      }
      numbers.addAll(some.get());
    }
    return Optional.of(numbers);
  }
}
