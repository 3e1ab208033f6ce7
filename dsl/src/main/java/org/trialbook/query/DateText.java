package org.trialbook.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAccessor;
import org.trialbook.TrialbookException;

/** Dates as the user writes them: a day, a month or a year. */
final class DateText {

  private DateText() {}

  /** Refuses what is no date; {@code 05/17/2024} is one to the registry as well. */
  static void check(String text) {
    String[] american = text.split("/", -1);
    boolean isAmerican = american.length == 3;
    parse(isAmerican ? american[2] + "-" + american[0] + "-" + american[1] : text, text);
  }

  /** The date as it is, so that a month finds the studies that say no more than the month. */
  static String first(String text) {
    parse(text.strip(), text);
    return text.strip();
  }

  /**
   * The last day of the month or year; a day is itself. Whether the registry takes a partial bound
   * for its first or its last day is not documented, and a whole day leaves no doubt.
   */
  static String last(String text) {
    TemporalAccessor date = parse(text.strip(), text);
    if (date instanceof Year year) {
      return year.atMonth(12).atEndOfMonth().toString();
    }
    return date instanceof YearMonth month ? month.atEndOfMonth().toString() : text.strip();
  }

  private static TemporalAccessor parse(String date, String asWritten) {
    try {
      return switch (date.length()) {
        case 4 -> Year.parse(date);
        case 7 -> YearMonth.parse(date);
        default -> LocalDate.parse(date);
      };
    } catch (DateTimeException e) {
      throw new TrialbookException(
          "\"%s\" is no date. Write a day (2024-05-17), a month (2024-05) or a year (2024)."
              .formatted(asWritten),
          e);
    }
  }
}
