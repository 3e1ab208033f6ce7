package org.trialbook.registry;

import java.io.IOException;
import java.time.Duration;

/**
 * The network at a pace: a request leaves when it is its turn, and when not too many are under way.
 *
 * @param spacing the time kept free after each request to a host
 */
record Paced(Surroundings surroundings, Duration spacing) implements Transport {

  @Override
  public Reply get(Ask ask) throws IOException, InterruptedException {
    Ticker ticker = surroundings.ticker();
    Pacer pacer = surroundings.pacers().of(ask.url().getHost());
    Duration wait = pacer.reserve(ticker.nanos(), spacing);
    if (!wait.isZero()) {
      ticker.sleep(wait);
    }
    pacer.permits().acquire();
    try {
      return surroundings.network().get(ask);
    } finally {
      pacer.permits().release();
    }
  }
}
