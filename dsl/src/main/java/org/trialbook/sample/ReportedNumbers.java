package org.trialbook.sample;

import org.trialbook.sample.vocabulary.Dice;

/** Numbers as the texts that result sections hold, built from whole numbers only. */
final class ReportedNumbers {

  private ReportedNumbers() {}

  /** A value rounded to some decimals: (-1.25, 1) is "-1.3". */
  static String decimal(double value, int decimals) {
    long scale = decimals == 0 ? 1 : decimals == 1 ? 10 : 100;
    long scaled = Math.round(Math.abs(value) * scale);
    String sign = value < 0 && scaled > 0 ? "-" : "";
    String whole = Long.toString(scaled / scale);
    if (decimals == 0) {
      return sign + whole;
    }
    String fraction = Long.toString(scale + scaled % scale).substring(1);
    return sign + whole + "." + fraction;
  }

  /** "1,234": some records group their thousands. */
  static String grouped(long value) {
    StringBuilder digits = new StringBuilder(Long.toString(value));
    for (int i = digits.length() - 3; i > (value < 0 ? 1 : 0); i -= 3) {
      digits.insert(i, ',');
    }
    return digits.toString();
  }

  static String pValue(Dice dice) {
    return switch (dice.below(12)) {
      case 0, 1, 2 -> "<0.001";
      case 3 -> "<0.0001";
      case 4 -> "< 0.001";
      case 5 -> "<.0001";
      case 6 -> ">0.05";
      default -> "0." + Integer.toString(10_000 + dice.below(10_000)).substring(1, 4);
    };
  }
}
