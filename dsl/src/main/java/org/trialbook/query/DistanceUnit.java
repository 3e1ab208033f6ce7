package org.trialbook.query;

/** The unit of a distance, as the registry writes it. */
public enum DistanceUnit {
  /** Kilometres. */
  KILOMETERS("km"),
  /** Statute miles. */
  MILES("mi");

  private final String suffix;

  DistanceUnit(String suffix) {
    this.suffix = suffix;
  }

  static DistanceUnit of(String suffix) {
    return suffix.equals(KILOMETERS.suffix) ? KILOMETERS : MILES;
  }

  /** {@code km} or {@code mi}. */
  public String suffix() {
    return suffix;
  }
}
