package org.trialbook.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WorkTallyTest {

  private final List<ProgressReport> reports = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong(7);
  private final WorkTally tally = new WorkTally("Index of x", reports::add, nanos::get);

  private ProgressReport last() {
    return reports.get(reports.size() - 1);
  }

  @Test
  void whatIsCountedOneByOneIsToldNowAndThenAndAtTheEnd() {
    tally.expect(OptionalLong.of(250));
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    for (int count = 1; count <= 250; count++) {
      tally.reached(count);
    }
    tally.end();
    tally.end();

    assertThat(reports).extracting(ProgressReport::studies).containsExactly(100L, 200L, 250L);
    assertThat(reports).extracting(ProgressReport::ended).containsExactly(false, false, true);
    assertThat(reports).extracting(ProgressReport::title).containsOnly("Index of x");
    assertThat(last().studiesPerSecond()).isEqualTo(125);
    assertThat(last().share()).hasValue(1);
  }

  /** Threads that count together come in any order. */
  @Test
  void itNeverGoesBack() {
    tally.reached(300);
    tally.reached(200);

    assertThat(reports).extracting(ProgressReport::studies).containsExactly(300L, 300L);
  }

  @Test
  void workThatHadNothingToTellHasNoEnd() {
    tally.reached(99);
    tally.end();

    assertThat(reports).isEmpty();
  }

  @Test
  void whatAnEarlierRunBroughtCountsButNotForTheRate() {
    tally.startFrom(2, 2_000);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    tally.page(500);

    assertThat(last().pages()).isEqualTo(3);
    assertThat(last().studies()).isEqualTo(2_500);
    assertThat(last().studiesPerSecond()).isEqualTo(500);
  }

  @Test
  void whatIsThrownAwayCountsNoMore() {
    tally.expect(OptionalLong.of(1_000));
    tally.page(500);
    tally.startAgain();
    tally.expect(OptionalLong.of(2_000));
    tally.page(10);

    assertThat(last().studies()).isEqualTo(10);
    assertThat(last().total()).hasValue(2_000);
  }

  @Test
  void aWaitIsTold() {
    tally.waits("12 s after status 429");

    assertThat(last().waiting()).isEqualTo(Optional.of("12 s after status 429"));
    assertThat(last().retries()).isEqualTo(1);
  }
}
