package org.trialbook.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Numbers, and numbers inside text. */
public final class Numbers {

  public static final long NOT_AN_INTEGER = Long.MIN_VALUE;

  private static final Pattern PLAIN =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  // A first group without a leading zero: 0,083 is a decimal comma, 30,600 is not.
  private static final Pattern GROUPED = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?");

  private static final double DAYS_A_YEAR = 365.25;

  /** As much as is read of a number that is written with a fraction or an exponent. */
  private static final int LONGEST_INTEGER = 64;

  /** As many digits as a double holds exactly. */
  private static final int MOST_DIGITS = 15;

  /** Powers of ten that a double holds exactly. */
  private static final double[] TENS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private Numbers() {}

  /**
   * What a JSON number stands for as a long, {@code 1000.0} and {@code 1e3} included, or {@link
   * #NOT_AN_INTEGER} if that is no whole number, does not fit, or is no number at all.
   */
  public static long integer(byte[] bytes, int from, int to) {
    long plain = digits(bytes, from, to);
    boolean isNumber = bytes[from] == '-' || (bytes[from] >= '0' && bytes[from] <= '9');
    if (plain != NOT_AN_INTEGER || !isNumber || to - from > LONGEST_INTEGER) {
      return plain;
    }
    try {
      return new BigDecimal(ascii(bytes, from, to)).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return NOT_AN_INTEGER;
    }
  }

  private static long digits(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    long value = 0;
    for (int at = negative ? from + 1 : from; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
        return NOT_AN_INTEGER;
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }

  /** A JSON number as the nearest double; there is no negative zero. */
  public static double decimal(byte[] bytes, int from, int to) {
    return signed(bytes, from, to) + 0.0;
  }

  private static double signed(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    long digits = 0;
    int decimals = 0;
    boolean fraction = false;
    int start = negative ? from + 1 : from;
    // Up to 15 digits over an exact power of ten divide to the correctly rounded double.
    if (to - start <= TENS.length) {
      int at = start;
      for (; at < to; at++) {
        byte b = bytes[at];
        if (b == '.') {
          fraction = true;
        } else if (b >= '0' && b <= '9') {
          digits = digits * 10 + b - '0';
          decimals += fraction ? 1 : 0;
        } else {
          break;
        }
      }
      if (at == to && (fraction || to - start < TENS.length)) {
        double value = digits / TENS[decimals];
        return negative ? -value : value;
      }
    }
    return Double.parseDouble(ascii(bytes, from, to));
  }

  /** The number that a text is, or NaN. */
  public static double inText(byte[] bytes, int from, int to) {
    if (isDecimal(bytes, from, to)) {
      return finite(decimal(bytes, from, to));
    }
    String text = ascii(bytes, from, to);
    if (PLAIN.matcher(text).matches()) {
      return finite(Double.parseDouble(text));
    }
    if (GROUPED.matcher(text).matches()) {
      return finite(Double.parseDouble(text.replace(",", "")));
    }
    return Double.NaN;
  }

  /** Whether this is what nearly all numbers are: digits, perhaps a point among them. */
  private static boolean isDecimal(byte[] bytes, int from, int to) {
    boolean point = false;
    for (int at = from; at < to; at++) {
      boolean inside = bytes[at] == '.' && !point && at > from && at < to - 1;
      if (!inside && (bytes[at] < '0' || bytes[at] > '9')) {
        return false;
      }
      point |= inside;
    }
    return from < to;
  }

  private static double finite(double value) {
    return Double.isInfinite(value) ? Double.NaN : value + 0.0;
  }

  /** The age that a text is, in years of 365.25 days, or NaN. */
  public static double years(byte[] bytes, int from, int to) {
    int space = Bytes.indexOf((byte) ' ', bytes, from, to);
    if (space == from || space - from > MOST_DIGITS || bytes[from] == '-') {
      return Double.NaN;
    }
    long count = digits(bytes, from, space);
    if (count == NOT_AN_INTEGER) {
      return Double.NaN;
    }
    return switch (ascii(bytes, space, to)) {
      case " Year", " Years" -> count;
      case " Month", " Months" -> count / 12.0;
      case " Week", " Weeks" -> count / (DAYS_A_YEAR / 7);
      case " Day", " Days" -> count / DAYS_A_YEAR;
      case " Hour", " Hours" -> count / (DAYS_A_YEAR * 24);
      case " Minute", " Minutes" -> count / (DAYS_A_YEAR * 24 * 60);
      default -> Double.NaN;
    };
  }

  private static String ascii(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
