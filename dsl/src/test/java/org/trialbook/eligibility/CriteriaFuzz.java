package org.trialbook.eligibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** One text of criteria: its pieces are pieces of the text, in order, and so are their limits. */
final class CriteriaFuzz {

  private static final Limits LIMITS = Limits.of(Measures.builtIn());

  private CriteriaFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, UTF_8);
    int end = 0;
    for (Criterion criterion : CriteriaText.of(text).criteria()) {
      assertThat(criterion.start()).isBetween(0, criterion.end());
      assertThat(text.substring(criterion.start(), criterion.end())).isEqualTo(criterion.text());
      assertThat(criterion.end()).isGreaterThanOrEqualTo(end);
      end = criterion.end();
      assertThat(LIMITS.in(criterion)).isNotNull();
    }
  }
}
