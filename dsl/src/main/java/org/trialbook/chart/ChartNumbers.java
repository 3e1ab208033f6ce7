package org.trialbook.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as they are read: the same in every locale. */
final class ChartNumbers {

  private ChartNumbers() {}

  /** A number as short as it can be: 12 rather than 12.0. */
  static String plain(double value) {
    return isWhole(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** A number with thousands separators and up to two decimals: 12,345.68. */
  static String grouped(double value) {
    return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value);
  }

  /** A number for JSON, whole where it is whole. */
  static Number json(double value) {
    return isWhole(value) ? (Number) (long) value : (Number) value;
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15;
  }
}
