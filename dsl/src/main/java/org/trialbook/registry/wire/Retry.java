package org.trialbook.registry.wire;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.trialbook.Internal;

/**
 * Asks again: with exponential backoff and full jitter, never sooner than the registry asks for.
 *
 * <p>It ends after {@code attempts}, after as many faults of one kind as make sense, or as soon as
 * the next wait would reach past the deadline.
 */
@Internal
public record Retry(
    int attempts, Duration deadline, Ticker ticker, RandomGenerator random, Waiting waiting) {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** One request, start to end. */
  interface Attempt<T> {
    /**
     * Sends it once.
     *
     * @param left the time until the deadline
     */
    T run(Duration left) throws Fault, InterruptedException;
  }

  /** Hears of every wait before it begins. */
  interface Waiting {

    /** Tells nobody. */
    Waiting UNHEARD = (fault, wait) -> {};

    void before(Fault fault, Duration wait);
  }

  <T> T run(URI url, Attempt<T> attempt) throws InterruptedException {
    long start = ticker.nanos();
    Map<Fault.Kind, Integer> heard = new EnumMap<>(Fault.Kind.class);
    for (int sent = 1; ; sent++) {
      try {
        return attempt.run(left(start));
      } catch (Fault fault) {
        int ofItsKind = heard.merge(fault.kind(), 1, Integer::sum);
        if (sent >= attempts || ofItsKind >= fault.kind().attempts()) {
          throw RegistryException.after(url, fault, sent, sent == 1 ? "" : "; " + count(sent));
        }
        Duration wait = wait(sent, fault);
        if (wait.compareTo(left(start)) >= 0) {
          String ending =
              "; %s, the next was due in %s, past the deadline of %s"
                  .formatted(
                      count(sent),
                      RegistryException.seconds(wait),
                      RegistryException.seconds(deadline));
          throw RegistryException.after(url, fault, sent, ending);
        }
        waiting.before(fault, wait);
        ticker.sleep(wait);
      }
    }
  }

  private Duration left(long start) {
    return deadline.minusNanos(ticker.nanos() - start);
  }

  private Duration wait(int sent, Fault fault) {
    long ceiling =
        Math.min(LONGEST_WAIT.toMillis(), FIRST_WAIT.toMillis() << Math.min(sent - 1, 9));
    Duration backoff = Duration.ofMillis(random.nextLong(ceiling + 1));
    return backoff.compareTo(fault.retryAfter()) > 0 ? backoff : fault.retryAfter();
  }

  private static String count(int sent) {
    return sent == 1 ? "1 attempt" : sent + " attempts";
  }
}
