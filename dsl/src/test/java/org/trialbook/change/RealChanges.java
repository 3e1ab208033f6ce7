package org.trialbook.change;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What changed between real versions of real studies. */
public final class RealChanges {

  private RealChanges() {}

  /** All changes from each version to the next. */
  public static List<Change> all() throws IOException {
    List<Change> changes = new ArrayList<>();
    for (StudyVersions.Step step : StudyVersions.steps()) {
      changes.addAll(StudyDiff.between(step.before(), step.after(), LocalDate.EPOCH));
    }
    return changes;
  }
}
