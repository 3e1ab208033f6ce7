package org.trialbook.kernel.magic.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.trialbook.kernel.magic.Repeated;

/**
 * How long code takes that was run in loops, again and again.
 *
 * @param loops how often it was run in each run
 * @param seconds of one loop, for each run
 */
record Timing(long loops, List<Double> seconds) {

  /** What one run takes at least, so that the clock is fine enough and the compiler has come. */
  private static final double SHORTEST_RUN = 0.2;

  private static final long MOST_LOOPS = 1_000_000_000;

  /** Takes values that nobody needs, so that the compiler does not leave their making out. */
  private static final AtomicReference<Object> VALUE = new AtomicReference<>();

  /**
   * Runs it.
   *
   * @param loops of each run; empty for as many as a fifth of a second takes
   * @param nanos nanoseconds since some fixed moment
   */
  static Timing of(Repeated code, OptionalLong loops, int runs, LongSupplier nanos)
      throws Throwable {
    long each = loops.isPresent() ? loops.getAsLong() : enough(code, nanos);
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      seconds.add(seconds(code, each, nanos) / each);
    }
    VALUE.setOpaque(null);
    return new Timing(each, seconds);
  }

  /** 1, 2, 5, 10, 20 ... */
  private static long enough(Repeated code, LongSupplier nanos) throws Throwable {
    for (long power = 1; power < MOST_LOOPS; power *= 10) {
      for (long loops : new long[] {power, 2 * power, 5 * power}) {
        if (seconds(code, loops, nanos) >= SHORTEST_RUN) {
          return loops;
        }
      }
    }
    return MOST_LOOPS;
  }

  private static double seconds(Repeated code, long loops, LongSupplier nanos) throws Throwable {
    long start = nanos.getAsLong();
    for (long i = 0; i < loops; i++) {
      VALUE.setOpaque(code.run());
    }
    return (nanos.getAsLong() - start) / 1e9;
  }

  double mean() {
    return seconds.stream().mapToDouble(x -> x).average().orElse(Double.NaN);
  }

  /** The standard deviation of the runs. */
  double deviation() {
    double mean = mean();
    return Math.sqrt(
        seconds.stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElse(0));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s ± %s per loop (mean ± std. dev. of %d %s, %,d %s each)",
        WallTime.digits(mean()),
        WallTime.digits(deviation()),
        seconds.size(),
        seconds.size() == 1 ? "run" : "runs",
        loops,
        loops == 1 ? "loop" : "loops");
  }
}
