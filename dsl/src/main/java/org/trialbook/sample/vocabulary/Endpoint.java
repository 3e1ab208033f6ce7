package org.trialbook.sample.vocabulary;

import java.math.BigDecimal;
import java.util.Locale;

/** Something that a study measures. */
public record Endpoint(
    Kind kind, String title, String unit, double centre, double spread, String description) {

  public enum Kind {
    /** A difference from baseline; mean and standard deviation. */
    CHANGE,
    /** A value at a visit; mean and standard deviation. */
    LEVEL,
    /** How many participants; the centre is their percentage. */
    SHARE,
    /** Time to an event; a median with its confidence interval, which may be out of reach. */
    SURVIVAL
  }

  static Endpoint parse(String line) {
    String[] columns = WordList.columns(line);
    String[] values = columns[3].split(" ", 2);
    return new Endpoint(
        Kind.valueOf(columns[0].toUpperCase(Locale.ROOT)),
        columns[1],
        columns[2],
        new BigDecimal(values[0]).doubleValue(),
        new BigDecimal(values[1]).doubleValue(),
        columns[4]);
  }

  /** How many decimals its values are reported with. */
  public int decimals() {
    return spread < 1 ? 2 : spread < 100 ? 1 : 0;
  }
}
