package org.trialbook.flatten;

/** What the cells of a column hold. Any cell of any type may be missing. */
public enum ColumnType {
  /** Text in UTF-8. Empty text is a value, not a missing one. */
  TEXT,
  /** Texts in the order of the record. An empty list is a value, not a missing one. */
  TEXT_LIST,
  /** A whole number of 64 bits. */
  INTEGER,
  /** A double. */
  NUMBER,
  /** True or false. */
  BOOLEAN,
  /** A day of the calendar, without a time zone. */
  DATE
}
