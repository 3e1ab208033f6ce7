package org.trialbook.registry.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trialbook.registry.wire.TestTicker;

/** When a crawl looks whether the data has changed. */
class DataChangeCheckTest {

  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<String> MONDAY = Optional.of("\"883b003/msspuzuw\"");
  private static final Optional<String> TUESDAY = Optional.of("\"883b003/msuqn9k3\"");
  private static final Optional<String> WEDNESDAY = Optional.of("\"883b003/mswrv0a1\"");

  private final TestTicker ticker = new TestTicker();
  private final DataChangeCheck dataChange = new DataChangeCheck(ticker);

  @Test
  void theSameTagIsNoReason() {
    assertThat(dataChange.isDue(MONDAY)).isFalse();
    assertThat(dataChange.isDue(MONDAY)).isFalse();
  }

  @Test
  void anotherTagIsOne() {
    dataChange.isDue(MONDAY);

    assertThat(dataChange.isDue(TUESDAY)).isTrue();
    assertThat(dataChange.isDue(TUESDAY)).isFalse();
  }

  @Test
  void tagsThatWereWrongOnceSayNothing() {
    dataChange.isDue(MONDAY);
    dataChange.isDue(TUESDAY);

    assertThat(dataChange.isDue(WEDNESDAY)).isFalse();
  }

  @Test
  void withoutATagAMinuteIsOne() {
    assertThat(dataChange.isDue(NONE)).isFalse();
    ticker.sleep(Duration.ofSeconds(59));
    assertThat(dataChange.isDue(NONE)).isFalse();
    ticker.sleep(Duration.ofSeconds(1));
    assertThat(dataChange.isDue(NONE)).isTrue();
    assertThat(dataChange.isDue(NONE)).as("just looked").isFalse();
  }
}
