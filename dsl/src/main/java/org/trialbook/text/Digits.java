package org.trialbook.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Numbers that stand below each other, in the same digits behind the point: those that were given
 * with few keep all of them, and what was computed is rounded to what its size says.
 *
 * @param decimals how many digits stand behind the point
 */
public record Digits(int decimals) {

  /** So many a person writes, as of a place on a map; what has more was computed. */
  private static final int MOST_GIVEN = 5;

  private static final int SIGNIFICANT = 4;
  private static final int MOST = 6;

  /** From here on a double does not know its last digits. */
  private static final double LARGE = 1e15;

  /** The digits for these numbers. */
  public static Digits of(DoubleStream numbers) {
    double[] sizes =
        numbers.filter(Double::isFinite).map(Math::abs).filter(size -> size < LARGE).toArray();
    int given = longest(sizes, Integer.MAX_VALUE);
    return new Digits(given <= MOST_GIVEN ? given : longest(sizes, fitting(sizes)));
  }

  /**
   * How many decimals those need that three in four are not larger than, for their first digits.
   */
  private static int fitting(double[] sizes) {
    double[] ordered = Arrays.stream(sizes).filter(size -> size > 0).sorted().toArray();
    int digits = (int) Math.floor(Math.log10(ordered[3 * ordered.length / 4])) + 1;
    return Math.min(Math.max(SIGNIFICANT - digits, 0), MOST);
  }

  /** How many decimals any of them has, if none is written with more than so many. */
  private static int longest(double[] sizes, int most) {
    return Arrays.stream(sizes).mapToInt(size -> decimals(size, most)).max().orElse(0);
  }

  private static int decimals(double number, int most) {
    BigDecimal exact = BigDecimal.valueOf(number);
    BigDecimal written = exact.scale() > most ? exact.setScale(most, RoundingMode.HALF_UP) : exact;
    return written.signum() == 0 ? 0 : Math.max(written.stripTrailingZeros().scale(), 0);
  }

  /** The number in these digits; one that they would make 0, or that is very large, as a power. */
  public String text(double number) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    if (Math.abs(number) >= LARGE) {
      return power(number);
    }
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.signum() == 0 && number != 0 ? power(number) : rounded.toPlainString();
  }

  /** The number as Java writes it, where {@link #text} says another; else null. */
  public String original(double number) {
    return Double.parseDouble(text(number)) == number ? null : Double.toString(number);
  }

  private static String power(double number) {
    return String.format(Locale.ROOT, "%.1e", number);
  }
}
