package org.trialbook.registry;

/** The types by which the registry sorts fields in its statistics. */
public enum StatsType {
  /** One of a list of values. */
  ENUM,
  /** Text. */
  STRING,
  /** A day, month or year. */
  DATE,
  /** A whole number. */
  INTEGER,
  /** A number with decimals. */
  NUMBER,
  /** Yes or no. */
  BOOLEAN
}
