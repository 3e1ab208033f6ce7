package org.trialbook.registry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PacerTest {

  private static final Duration SPACING = Duration.ofMillis(100);

  private final Pacer pacer = new Pacer("localhost", Optional.empty());

  @Test
  void theFirstRequestLeavesAtOnceWhateverTheTickerSays() {
    assertThat(pacer.reserve(Long.MIN_VALUE / 2, SPACING)).isZero();
  }

  @Test
  void requestsAtOneMomentQueueUpEvenly() {
    assertThat(pacer.reserve(0, SPACING)).isZero();
    assertThat(pacer.reserve(0, SPACING)).hasMillis(100);
    assertThat(pacer.reserve(0, SPACING)).hasMillis(200);
  }

  @Test
  void aQuietTimeIsNotSavedUpForABurst() {
    pacer.reserve(0, SPACING);

    assertThat(pacer.reserve(Duration.ofHours(1).toNanos(), SPACING)).isZero();
    assertThat(pacer.reserve(Duration.ofHours(1).toNanos(), SPACING)).hasMillis(100);
  }

  @Test
  void aSlowClientKeepsItsOwnSpacingFree() {
    pacer.reserve(0, Duration.ofSeconds(1));

    assertThat(pacer.reserve(0, SPACING)).hasSeconds(1);
    assertThat(pacer.reserve(0, SPACING)).hasMillis(1100);
  }

  @Property
  void noTwoRequestsLeaveCloserThanTheSpacing(
      @ForAll @Size(min = 2, max = 30) List<@IntRange(max = 300) Integer> pauses,
      @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long start) {
    Pacer fresh = new Pacer("localhost", Optional.empty());
    long now = start;
    long previous = Long.MIN_VALUE;
    for (int pause : pauses) {
      now += Duration.ofMillis(pause).toNanos();
      long leaves = now + fresh.reserve(now, SPACING).toNanos();
      if (previous != Long.MIN_VALUE) {
        assertThat(leaves - previous).isGreaterThanOrEqualTo(SPACING.toNanos());
      }
      previous = leaves;
    }
  }

  @Test
  void oneHostHasOneBudget() {
    Pacer.ByHost pacers = new Pacer.ByHost();

    assertThat(pacers.of("clinicaltrials.gov")).isSameAs(pacers.of("ClinicalTrials.gov"));
    assertThat(pacers.of("clinicaltrials.gov")).isNotSameAs(pacers.of("example.org"));
  }
}
