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

  /** {@code km} or {@code mi}. */
  public String suffix() {
    return suffix;
  }
}
