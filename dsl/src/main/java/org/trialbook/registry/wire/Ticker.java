package org.trialbook.registry.wire;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.trialbook.Internal;

/** Time that only moves forward: read to measure, slept through to wait. Tests bring their own. */
@Internal
public interface Ticker {

  /** The clock of the machine. */
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(time.toNanos());
        }
      };

  /** Nanoseconds since some fixed moment; only differences mean anything. */
  long nanos();

  void sleep(Duration time) throws InterruptedException;
}
