package org.trialbook.eligibility;

import java.util.LinkedHashMap;
import java.util.Map;
import org.trialbook.TestStudies;
import org.trialbook.Trialbook;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.Frame;

/** The texts of studies and the ages of their fields. */
final class RealTexts {

  /** What the tests need of a study. */
  record Study(String text, String minimumAge, String maximumAge) {}

  private RealTexts() {}

  static Map<String, Study> of(TestStudies studies) {
    Frame rows =
        Trialbook.read(studies.file())
            .flatten(Relations.ELIGIBILITY)
            .select("nctId", "eligibilityCriteria", "minimumAge", "maximumAge")
            .frame();
    Map<String, Study> found = new LinkedHashMap<>();
    for (int i = 0; i < rows.rowCount(); i++) {
      found.put(
          rows.getString(i, "nctId"),
          new Study(
              rows.getString(i, "eligibilityCriteria"),
              rows.getString(i, "minimumAge"),
              rows.getString(i, "maximumAge")));
    }
    return found;
  }
}
