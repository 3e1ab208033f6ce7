package org.trialbook.alert;

import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Brings JSON to an address, once. */
@FunctionalInterface
interface Sender {

  /**
   * Sends; what fails is in the outcome.
   *
   * @param key the same for the same batch, so that a receiver knows what comes twice
   */
  Outcome send(HttpUrl address, String body, String key);

  /** Whether it arrived, and if not, what helps. */
  enum Kind {
    ARRIVED,
    /** Another time it may arrive. */
    FAILED,
    /** It will not arrive before someone has changed something. */
    REFUSED,
    /** It was not sent, since something is missing here. */
    UNSENT
  }

  /**
   * How it went.
   *
   * @param problem says neither the address nor a part of it; empty where it arrived
   * @param retryAfter how long the other side asks to wait
   */
  record Outcome(Kind kind, String problem, Optional<Duration> retryAfter) {

    static final Outcome ARRIVED = new Outcome(Kind.ARRIVED, "", Optional.empty());

    static Outcome failed(String problem) {
      return new Outcome(Kind.FAILED, problem, Optional.empty());
    }

    static Outcome unsent(String problem) {
      return new Outcome(Kind.UNSENT, problem, Optional.empty());
    }
  }
}
