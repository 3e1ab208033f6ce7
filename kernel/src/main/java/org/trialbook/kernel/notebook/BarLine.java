package org.trialbook.kernel.notebook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.trialbook.display.ProgressBar;

/**
 * The place under a cell where a bar is shown, and then the next one; changed as fast as one reads.
 */
final class BarLine {

  private static final long PAUSE = Duration.ofMillis(100).toNanos();

  private final Display display;
  private final LongSupplier nanos;

  /** Where the loops within a round are shown, in their order; those of the next round as well. */
  private final List<BarLine> within = new ArrayList<>();

  private int taken;
  private ProgressBar latest;
  private ProgressBar shown;
  private long at;

  BarLine(Display display, LongSupplier nanos) {
    this.display = display;
    this.nanos = nanos;
  }

  /** The place of the next loop within a round of the one that is shown here. */
  synchronized BarLine within(Supplier<Display> another) {
    if (taken == within.size()) {
      within.add(new BarLine(another.get(), nanos));
    }
    taken++;
    return within.get(taken - 1);
  }

  /** A round begins. */
  synchronized void beginRound() {
    taken = 0;
  }

  /** Shows it now, or leaves it to the next one if somebody has just looked. */
  synchronized void show(ProgressBar bar) {
    latest = bar;
    if (shown == null || isDue()) {
      flush();
    }
  }

  synchronized boolean isDue() {
    return nanos.getAsLong() - at >= PAUSE;
  }

  /** Shows what was left, here and within. */
  synchronized void flushAll() {
    within.forEach(BarLine::flushAll);
    flush();
  }

  private void flush() {
    if (latest == null || latest.equals(shown)) {
      return;
    }
    if (shown == null) {
      display.show(latest);
    } else {
      display.update(latest);
    }
    shown = latest;
    at = nanos.getAsLong();
  }
}
