package org.trialbook.registry;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The request budget of one host: each request takes the next free moment.
 *
 * <p>There are no bursts. The moment after a request is kept free for as long as the pace of its
 * client says, so clients with different paces share one host fairly.
 */
final class Pacer {

  /** The budgets of this process, by host name. */
  static final class ByHost {

    static final ByHost OF_THIS_PROCESS = new ByHost();

    private final Map<String, Pacer> pacers = new ConcurrentHashMap<>();

    Pacer of(String host) {
      return pacers.computeIfAbsent(host.toLowerCase(Locale.ROOT), name -> new Pacer());
    }
  }

  private boolean used;
  private long free;

  /**
   * Takes the next free moment and keeps {@code spacing} after it.
   *
   * @param now the {@link Ticker}'s nanoseconds
   * @return how long from now the request has to wait; zero when it may leave at once
   */
  synchronized Duration reserve(long now, Duration spacing) {
    long wait = used ? Math.max(0, free - now) : 0;
    used = true;
    free = now + wait + spacing.toNanos();
    return Duration.ofNanos(wait);
  }
}
