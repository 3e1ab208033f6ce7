package org.trialbook.registry;

import java.time.Clock;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Everything a {@link Registry} takes from the world. */
record Surroundings(
    Clock clock,
    Ticker ticker,
    RandomGenerator random,
    Pacer.ByHost pacers,
    Transport network,
    Progress progress) {

  static final Surroundings SYSTEM =
      new Surroundings(
          Clock.systemUTC(),
          Ticker.SYSTEM,
          new Random(),
          Pacer.ByHost.OF_THIS_MACHINE,
          Network.SHARED,
          Progress.UNHEARD);

  Surroundings withClock(Clock other) {
    return new Surroundings(other, ticker, random, pacers, network, progress);
  }

  Surroundings withNetwork(Transport other) {
    return new Surroundings(clock, ticker, random, pacers, other, progress);
  }

  Surroundings withProgress(Progress other) {
    return new Surroundings(clock, ticker, random, pacers, network, other);
  }
}
