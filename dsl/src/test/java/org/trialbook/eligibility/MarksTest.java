package org.trialbook.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.trialbook.TestStudies;

/** Criteria and limits against marks of readers who had not seen the rules. */
class MarksTest {

  @Test
  void readsAsReadersDo() throws IOException {
    MarkedAgreement agreement =
        new MarkedAgreement(
            LimitMarks.read("marks-working.tsv"), RealTexts.of(TestStudies.REAL_RECORDS));
    System.out.print(agreement.report("marks-working"));
    if (Boolean.getBoolean("marks.faults")) {
      agreement.faults.forEach(System.out::println);
    }
    assertThat(agreement.texts).isGreaterThanOrEqualTo(120);
  }
}
