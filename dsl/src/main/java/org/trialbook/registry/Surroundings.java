package org.trialbook.registry;

import java.time.Clock;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.trialbook.progress.Progress;

/** Everything a {@link Registry} takes from the world. */
record Surroundings(
    Clock clock,
    Ticker ticker,
    RandomGenerator random,
    Pacer.ByHost pacers,
    Edges edges,
    Transport network,
    Progress progress) {

  static final Surroundings SYSTEM =
      new Surroundings(
          Clock.systemUTC(),
          Ticker.SYSTEM,
          new Random(),
          Pacer.ByHost.OF_THIS_MACHINE,
          new Edges(),
          Network.SHARED,
          Progress.UNHEARD);

  Surroundings withClock(Clock other) {
    return new Surroundings(other, ticker, random, pacers, edges, network, progress);
  }

  Surroundings withNetwork(Transport other) {
    return new Surroundings(clock, ticker, random, pacers, edges, other, progress);
  }

  Surroundings withProgress(Progress other) {
    return new Surroundings(clock, ticker, random, pacers, edges, network, other);
  }
}
