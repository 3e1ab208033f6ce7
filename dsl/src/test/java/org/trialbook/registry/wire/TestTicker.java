package org.trialbook.registry.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only by being slept through; it remembers every sleep. */
public final class TestTicker implements Ticker {

  private final List<Duration> sleeps = new ArrayList<>();
  private long now = -5_000_000_000L;

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration time) {
    sleeps.add(time);
    now += time.toNanos();
  }

  public synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  public synchronized Duration slept() {
    return sleeps.stream().reduce(Duration.ZERO, Duration::plus);
  }
}
