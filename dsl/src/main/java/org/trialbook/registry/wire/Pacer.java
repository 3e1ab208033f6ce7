package org.trialbook.registry.wire;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.trialbook.Internal;

/**
 * The request budget of one host: each request takes the next free moment.
 *
 * <p>There are no bursts. The moment after a request is kept free for as long as the pace of its
 * client says, so clients with different paces share one host fairly; with {@link SharedSlots} so
 * do those of other processes. Only so many requests are under way at once, whatever the pace.
 */
@Internal
public final class Pacer {

  /** How many requests to one host are under way at most. */
  public static final int MOST_AT_ONCE = 4;

  /** The budgets of this process, by host name. */
  static final class ByHost {

    /** Shared with the user's other processes. */
    static final ByHost OF_THIS_MACHINE = new ByHost(Optional.of(SharedSlots.ofThisUser()));

    private final Map<String, Pacer> pacers = new ConcurrentHashMap<>();
    private final Optional<SharedSlots> shared;

    /** Shared with nobody. */
    ByHost() {
      this(Optional.empty());
    }

    ByHost(Optional<SharedSlots> shared) {
      this.shared = shared;
    }

    Pacer of(String host) {
      return pacers.computeIfAbsent(host.toLowerCase(Locale.ROOT), name -> new Pacer(name, shared));
    }
  }

  private final String host;
  private final Optional<SharedSlots> shared;
  private final Semaphore permits = new Semaphore(MOST_AT_ONCE, true);
  private boolean used;
  private long free;

  Pacer(String host, Optional<SharedSlots> shared) {
    this.host = host;
    this.shared = shared;
  }

  /** Held by each request while it is under way. */
  Semaphore permits() {
    return permits;
  }

  /**
   * Takes the next free moment and keeps {@code spacing} after it.
   *
   * @param now the {@link Ticker}'s nanoseconds
   * @return how long from now the request has to wait; zero when it may leave at once
   */
  synchronized Duration reserve(long now, Duration spacing) {
    long own = used ? Math.max(0, free - now) : 0;
    long wait = spacing.isZero() ? own : Math.max(own, others(spacing));
    used = true;
    free = now + wait + spacing.toNanos();
    return Duration.ofNanos(wait);
  }

  private long others(Duration spacing) {
    return shared.map(slots -> slots.reserve(host, spacing).toNanos()).orElse(0L);
  }
}
