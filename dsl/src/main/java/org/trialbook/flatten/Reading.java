package org.trialbook.flatten;

import org.trialbook.accounting.ValueReject;

/**
 * How a cell is read from a study. What is absent, or null, is missing under every reading; a value
 * that the reading cannot take, such as a number where text is due or a day that no calendar has,
 * is missing too, and a {@link ValueReject}.
 */
public enum Reading {
  /** A string as it is. */
  TEXT(ColumnType.TEXT),
  /** A string from a small vocabulary (an enum, a country): the same text, kept in a dictionary. */
  CATEGORY(ColumnType.TEXT),
  /**
   * A string as it is, which rows beside each other often share, such as the title of an outcome in
   * its measurements: kept once in the rows of a batch.
   */
  REPEATED_TEXT(ColumnType.TEXT),
  /** The strings at a path that leads through arrays below the row, in order. */
  TEXT_LIST(ColumnType.TEXT_LIST),
  /** A JSON number that is whole, as {@code 1000} and {@code 1000.0} are. */
  INTEGER(ColumnType.INTEGER),
  /** A JSON number that a double can hold. */
  NUMBER(ColumnType.NUMBER),
  /** A JSON boolean. */
  BOOLEAN(ColumnType.BOOLEAN),
  /**
   * A date string {@code yyyy-MM-dd}, {@code yyyy-MM} or {@code yyyy}: its first day. Of {@code
   * yyyy-MM-ddTHH:mm} the day. Years begin with 1.
   */
  DATE(ColumnType.DATE),
  /** How much of a date string is known: {@code DAY}, {@code MONTH} or {@code YEAR}. */
  DATE_PRECISION(ColumnType.TEXT),
  /**
   * An age such as {@code 18 Years} or {@code 1 Day} in years of 365.25 days: months count 1/12,
   * weeks 7/365.25, days 1/365.25, hours 1/8766, minutes 1/525960. Missing if it is no such age.
   */
  YEARS(ColumnType.NUMBER),
  /**
   * The number that a string holds, as the results of a study do: {@code 12}, {@code -.7}, {@code
   * 30,600}. Missing if it is no number ({@code NA}, {@code <0.001}) or may be read in two ways
   * ({@code 0,083}).
   */
  NUMBER_IN_TEXT(ColumnType.NUMBER),
  /**
   * A list of phases as one label, as the registry shows it: {@code Phase 2/Phase 3}, {@code Early
   * Phase 1}, and {@code Not Applicable} for {@code ["NA"]}.
   */
  PHASE_LABEL(ColumnType.TEXT),
  /** The address of a study's page, from its NCT number. */
  STUDY_URL(ColumnType.TEXT),
  /** The text that a {@link Source} gives to all its rows. */
  CONSTANT(ColumnType.TEXT),
  /**
   * The 1-based position of an element in its own array: its index, plus one. Where sources of the
   * relation mean different arrays in one place by the same column, these are counted one behind
   * the other, in the order of the record. A null in an array is no row and keeps its position.
   */
  ORDINAL(ColumnType.INTEGER);

  private final ColumnType type;

  Reading(ColumnType type) {
    this.type = type;
  }

  /** What cells read in this way hold. */
  public ColumnType type() {
    return type;
  }

  /** Whether the path leads through an array below the row and gathers what it finds there. */
  boolean gathers() {
    return this == TEXT_LIST || this == PHASE_LABEL;
  }

  /** Whether both give the same cells, however they are kept. */
  boolean isSameAs(Reading other) {
    return this == other || (isPlainText() && other.isPlainText());
  }

  private boolean isPlainText() {
    return this == TEXT || this == CATEGORY || this == REPEATED_TEXT;
  }

  /**
   * Whether there are so few different values that each is kept once for all rows, in files that
   * have dictionaries too.
   */
  public boolean isCategory() {
    return this == CATEGORY || this == DATE_PRECISION || this == PHASE_LABEL || this == CONSTANT;
  }

  /** Whether each value is kept once in the rows of a batch. */
  boolean isKeptOnce() {
    return isCategory() || this == REPEATED_TEXT;
  }
}
