package org.trialbook.kernel.magic.builtin;

import java.time.Duration;
import java.util.Locale;

/** How long something took, as people read it. */
public final class WallTime {

  private static final double[] UNITS = {1, 1e-3, 1e-6, 1e-9};
  private static final String[] NAMES = {"s", "ms", "µs", "ns"};

  private WallTime() {}

  /** {@code 2 min 03.5 s}, {@code 1.25 s}, {@code 12.3 ms}. */
  public static String text(Duration duration) {
    double seconds = duration.toNanos() / 1e9;
    return seconds >= 60
        ? String.format(Locale.ROOT, "%d min %04.1f s", (long) seconds / 60, seconds % 60)
        : seconds >= 1
            ? String.format(Locale.ROOT, "%.2f s", seconds)
            : String.format(Locale.ROOT, "%.3g ms", seconds * 1e3);
  }

  /** Three digits in the unit that fits: {@code 1.23 µs}. */
  static String digits(double seconds) {
    int unit = 0;
    while (unit < UNITS.length - 1 && seconds < UNITS[unit]) {
      unit++;
    }
    double value = seconds / UNITS[unit];
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f %s", value, NAMES[unit]);
  }
}
