package org.trialbook.spark;

import java.util.List;
import java.util.function.Function;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.Flattener;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relations;

/** A look at a study before its rows are made: only what the conditions ask for. */
final class StudyLook {

  private final List<StudyCondition> conditions;
  private final Flattener flattener;
  private Batch seen;

  StudyLook(List<StudyCondition> conditions) {
    this.conditions = conditions;
    List<Column> columns = conditions.stream().flatMap(StudyCondition::columns).distinct().toList();
    this.flattener =
        new Flattener(
            Plan.of(Relations.STUDIES.select(columns)), batch -> seen = batch, reject -> {});
  }

  /** Whether the conditions hold. What cannot be read is wanted, so that it is told. */
  boolean wants(byte[] record, int offset, int length) {
    seen = null;
    flattener.study(record, offset, length, 0);
    flattener.finish();
    flattener.takeAccounting();
    if (seen == null) {
      return true;
    }
    Function<String, Object> values = column -> seen.cells(column).value(0);
    return conditions.stream().allMatch(condition -> condition.holds(values));
  }
}
