package org.trialbook.registry.wire;

import java.net.Proxy;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.trialbook.Internal;
import org.trialbook.TrialbookException;
import org.trialbook.progress.Progress;

/** Everything a {@code Registry} takes from the world. */
@Internal
public record World(
    Clock clock,
    Ticker ticker,
    RandomGenerator random,
    Pacer.ByHost pacers,
    Edges edges,
    Transport network,
    Progress progress) {

  public static final World SYSTEM =
      new World(
          Clock.systemUTC(),
          Ticker.SYSTEM,
          new Random(),
          Pacer.ByHost.OF_THIS_MACHINE,
          new Edges(),
          Network.SHARED,
          Progress.UNHEARD);

  public World withClock(Clock other) {
    return new World(other, ticker, random, pacers, edges, network, progress);
  }

  /** The network through these proxies, in place of the system's. */
  public World through(List<URI> addresses) {
    if (addresses.isEmpty()) {
      throw new TrialbookException("proxies() needs at least one address.");
    }
    List<Proxy> proxies = addresses.stream().map(Proxies::proxy).toList();
    return withNetwork(Network.through(new Proxies(proxies, ticker)));
  }

  public World withNetwork(Transport other) {
    return new World(clock, ticker, random, pacers, edges, other, progress);
  }

  public World withProgress(Progress other) {
    return new World(clock, ticker, random, pacers, edges, network, other);
  }
}
