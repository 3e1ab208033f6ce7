package org.trialbook.analysis.statistic;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/** A part of a whole, in percent. */
public final class Share {

  private static final double CONFIDENCE = 0.95;

  private Share() {}

  /** The same of counts. */
  public static Double percent(long part, long whole) {
    return percent((double) part, (double) whole);
  }

  /** With one decimal; null where there is no whole, for that is no share of nothing. */
  public static Double percent(double part, double whole) {
    return whole == 0 ? null : tenths(100 * part / whole);
  }

  /** With one decimal; null of null. */
  public static Double tenths(Double value) {
    return value == null ? null : Math.round(value * 10) / 10.0;
  }

  /** The 95 % interval of Wilson's score, in percent: low, then high; nulls of nothing. */
  public static Double[] wilson(long part, long whole) {
    if (whole == 0) {
      return new Double[] {null, null};
    }
    double[] ends = wilsonScore(part, whole);
    return new Double[] {tenths(100 * ends[0]), tenths(100 * ends[1])};
  }

  /** The same as parts of one, not rounded. */
  public static double[] wilsonScore(long part, long whole) {
    ConfidenceInterval interval =
        new WilsonScoreInterval().createInterval((int) whole, (int) part, CONFIDENCE);
    return new double[] {
      Math.max(0, interval.getLowerBound()), Math.min(1, interval.getUpperBound())
    };
  }
}
