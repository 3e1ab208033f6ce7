package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a crawl looks whether the data has changed. */
class SuspicionTest {

  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<String> MONDAY = Optional.of("\"883b003/msspuzuw\"");
  private static final Optional<String> TUESDAY = Optional.of("\"883b003/msuqn9k3\"");
  private static final Optional<String> WEDNESDAY = Optional.of("\"883b003/mswrv0a1\"");

  private final TestTicker ticker = new TestTicker();
  private final Suspicion suspicion = new Suspicion(ticker);

  @Test
  void theSameTagIsNoReason() {
    assertThat(suspicion.rises(MONDAY)).isFalse();
    assertThat(suspicion.rises(MONDAY)).isFalse();
  }

  @Test
  void anotherTagIsOne() {
    suspicion.rises(MONDAY);

    assertThat(suspicion.rises(TUESDAY)).isTrue();
    assertThat(suspicion.rises(TUESDAY)).isFalse();
  }

  @Test
  void tagsThatWereWrongOnceSayNothing() {
    suspicion.rises(MONDAY);
    suspicion.rises(TUESDAY);

    assertThat(suspicion.rises(WEDNESDAY)).isFalse();
  }

  @Test
  void withoutATagAMinuteIsOne() {
    assertThat(suspicion.rises(NONE)).isFalse();
    ticker.sleep(Duration.ofSeconds(59));
    assertThat(suspicion.rises(NONE)).isFalse();
    ticker.sleep(Duration.ofSeconds(1));
    assertThat(suspicion.rises(NONE)).isTrue();
    assertThat(suspicion.rises(NONE)).as("just looked").isFalse();
  }
}
