package org.trialbook.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.trialbook.TrialbookException;

/** Dates as the user writes them: a day, a month or a year. */
final class DateText {

  private DateText() {}

  /** The date as it is, when it is one. */
  static String checked(String text) {
    parse(text);
    return text.strip();
  }

  /**
   * The last day of the month or year; a day is itself. How the registry compares a day with a
   * partial bound is not documented, and a whole last day leaves no doubt.
   */
  static String lastDay(String text) {
    Object date = parse(text);
    if (date instanceof Year year) {
      return year.atMonth(12).atEndOfMonth().toString();
    }
    return date instanceof YearMonth month ? month.atEndOfMonth().toString() : text.strip();
  }

  private static Object parse(String text) {
    String date = text.strip();
    try {
      return switch (date.length()) {
        case 4 -> Year.parse(date);
        case 7 -> YearMonth.parse(date);
        default -> LocalDate.parse(date);
      };
    } catch (DateTimeException e) {
      throw new TrialbookException(
          "%s is no date. Write a day (2024-05-17), a month (2024-05) or a year (2024)."
              .formatted(text.isBlank() ? "\"" + text + "\"" : text),
          e);
    }
  }
}
