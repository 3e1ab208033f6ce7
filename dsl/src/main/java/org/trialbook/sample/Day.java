package org.trialbook.sample;

import java.time.LocalDate;
import java.time.YearMonth;

/** A date as the registry writes it, to the day or to the month. */
record Day(LocalDate date, boolean monthOnly) {

  String text() {
    return monthOnly ? YearMonth.from(date).toString() : date.toString();
  }

  /**
   * A date no earlier than another when both are read as the first day they may mean: the month
   * alone is kept only if that does not turn the two around.
   */
  static Day after(Day before, LocalDate date, boolean monthOnly) {
    boolean sameMonth = before != null && YearMonth.from(before.date).equals(YearMonth.from(date));
    return new Day(date, monthOnly && (!sameMonth || before.monthOnly));
  }
}
