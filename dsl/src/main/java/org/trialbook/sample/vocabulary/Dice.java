package org.trialbook.sample.vocabulary;

import java.util.ArrayList;
import java.util.List;

/**
 * Reproducible chance: SplitMix64 from a study's number and the name of what is drawn.
 *
 * <p>Written out, because no class of the JDK but {@link java.util.Random} promises the same
 * sequence on every version, and that one is slow and poor in its low bits. Each part of a study
 * draws from its own stream, so a change in one part leaves the others as they were.
 */
public final class Dice {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  public static Dice of(int study, String stream) {
    return new Dice(mix(mix(study + GOLDEN_GAMMA) ^ stream.hashCode()));
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** A whole number from 0 to one less than the bound. */
  public int below(int bound) {
    return (int) (((next() >>> 33) * bound) >>> 31);
  }

  public int between(int low, int high) {
    return low + below(high - low + 1);
  }

  public boolean chance(double share) {
    return (next() >>> 11) * 0x1p-53 < share;
  }

  /** A draw from the standard normal distribution, near enough: the sum of twelve uniform ones. */
  public double bell() {
    long sum = 0;
    for (int i = 0; i < 3; i++) {
      long bits = next();
      sum += (bits & 0xFFFF) + ((bits >>> 16) & 0xFFFF) + ((bits >>> 32) & 0xFFFF) + (bits >>> 48);
    }
    return sum / 65_536.0 - 6;
  }

  /** A draw from a log-normal distribution, rounded; at least 1. */
  public int around(double median, double spread) {
    double value = median * StrictMath.exp(spread * bell());
    return (int) Math.max(1, Math.min(value + 0.5, Integer.MAX_VALUE));
  }

  public <T> T pick(List<T> values) {
    return values.get(below(values.size()));
  }

  /** Distinct elements in the order drawn; all of them when fewer are there. */
  public <T> List<T> some(List<T> values, int count) {
    List<T> rest = new ArrayList<>(values);
    int size = Math.min(count, rest.size());
    for (int i = 0; i < size; i++) {
      int j = between(i, rest.size() - 1);
      T drawn = rest.get(j);
      rest.set(j, rest.get(i));
      rest.set(i, drawn);
    }
    return rest.subList(0, size);
  }
}
