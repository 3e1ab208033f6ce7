package org.trialbook.change;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.trialbook.TestStudies;

/** What changed between versions of whole studies. */
public final class WholeChanges {

  private WholeChanges() {}

  /** All changes from each version to the next. */
  public static List<Change> of(TestStudies studies) throws IOException {
    List<Change> changes = new ArrayList<>();
    for (StudyVersions.Step step : StudyVersions.steps(studies)) {
      changes.addAll(StudyDiff.between(step.before(), step.after(), LocalDate.EPOCH));
    }
    return changes;
  }
}
