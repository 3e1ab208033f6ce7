package org.trialbook.registry;

import java.time.Clock;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Everything a {@link Registry} takes from the world apart from the network. */
record Surroundings(Clock clock, Ticker ticker, RandomGenerator random, Pacer.ByHost pacers) {

  static final Surroundings SYSTEM =
      new Surroundings(
          Clock.systemUTC(), Ticker.SYSTEM, new Random(), Pacer.ByHost.OF_THIS_PROCESS);

  Surroundings withClock(Clock other) {
    return new Surroundings(other, ticker, random, pacers);
  }
}
