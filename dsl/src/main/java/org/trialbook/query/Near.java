package org.trialbook.query;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.trialbook.TrialbookException;

/** Checks and writes a circle around a point. */
final class Near {

  /** Latitude, longitude, radius, unit. */
  static final Pattern CIRCLE =
      Pattern.compile("distance\\(([-\\d.]+),([-\\d.]+),([\\d.]+)(km|mi)\\)");

  private static final double LARGEST_IN_MILES = 500;
  private static final double LARGEST_IN_KILOMETERS = 805;

  private Near() {}

  static void check(double latitude, double longitude, double radius) {
    if (!(Math.abs(latitude) <= 90)) {
      throw new TrialbookException(
          "Latitude %s is not between -90 and 90 degrees.".formatted(latitude));
    }
    if (!(Math.abs(longitude) <= 180)) {
      throw new TrialbookException(
          "Longitude %s is not between -180 and 180 degrees.".formatted(longitude));
    }
    if (!(radius > 0) || Double.isInfinite(radius)) {
      throw new TrialbookException("A radius of %s is no distance.".formatted(radius));
    }
  }

  /** Refuses what the registry would: more than 500 miles. */
  static void checkRadius(double radius, DistanceUnit unit) {
    double largest = unit == DistanceUnit.MILES ? LARGEST_IN_MILES : LARGEST_IN_KILOMETERS;
    if (radius > largest) {
      throw new TrialbookException(
          "A radius of %s %s is too large: the registry takes up to 500 miles (805 km)."
              .formatted(number(radius), unit.suffix()));
    }
  }

  /** {@code latitude,longitude,radius} with the unit, as both forms of the registry write it. */
  static String text(double latitude, double longitude, double radius, DistanceUnit unit) {
    return number(latitude) + "," + number(longitude) + "," + number(radius) + unit.suffix();
  }

  /** The number that a URL has there. */
  static double number(String digits) {
    try {
      return Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      throw new TrialbookException("\"%s\" is no number.".formatted(digits), e);
    }
  }

  static String number(double value) {
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return exact.signum() == 0 ? "0" : exact.toPlainString();
  }
}
