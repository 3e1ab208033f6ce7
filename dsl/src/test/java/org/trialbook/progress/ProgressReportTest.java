package org.trialbook.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressReportTest {

  @Test
  void aReportIsAlsoOneLine() {
    ProgressReport half =
        new ProgressReport(
            "x",
            3,
            3000,
            OptionalLong.of(12_000),
            1,
            Duration.ofSeconds(3),
            1000,
            Optional.of("2 s after status 503"),
            false);

    assertThat(half)
        .hasToString(
            "3,000 of 12,000 studies, 1,000/s, 9 s left, 1 retry; waiting 2 s after status 503");
    assertThat(rest(900)).contains("15 min left");
    assertThat(rest(7_500)).contains("2 h 5 min left");
    assertThat(half.share()).hasValue(0.25);
    assertThat(half.timeLeft()).hasValue(Duration.ofSeconds(9));
  }

  /** What is left at one study a second. */
  private static String rest(long studies) {
    return new ProgressReport(
            "x",
            1,
            0,
            OptionalLong.of(studies),
            0,
            Duration.ofSeconds(3),
            1,
            Optional.empty(),
            false)
        .toString();
  }

  @Test
  void beforeTheFirstPageNothingIsKnown() {
    ProgressReport none =
        new ProgressReport(
            "x", 0, 0, OptionalLong.empty(), 0, Duration.ZERO, 0, Optional.empty(), false);

    assertThat(none).hasToString("0 studies");
    assertThat(none.share()).isEmpty();
    assertThat(none.timeLeft()).isEmpty();
  }
}
