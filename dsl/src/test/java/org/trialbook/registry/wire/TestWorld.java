package org.trialbook.registry.wire;

import java.time.Clock;
import java.util.Random;
import org.trialbook.progress.Progress;

/** A world of its own for a test: nothing that it finds out about hosts is known to others. */
public final class TestWorld {

  private TestWorld() {}

  public static World of(Clock clock, Ticker ticker, Transport network) {
    return new World(
        clock, ticker, new Random(7), new Pacer.ByHost(), new Edges(), network, Progress.UNHEARD);
  }

  /** How a client introduces itself that nobody told anything. */
  public static String usualAgent() {
    return Introduction.USUAL.agent();
  }
}
