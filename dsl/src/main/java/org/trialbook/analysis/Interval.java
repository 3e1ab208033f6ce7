package org.trialbook.analysis;

import java.time.LocalDate;
import java.util.Locale;

/** The spans of time that a trend counts by. */
public enum Interval {
  /** Twelve a year, named {@code 2026-03}. */
  MONTH {
    @Override
    String of(LocalDate day) {
      return String.format(Locale.ROOT, "%04d-%02d", day.getYear(), day.getMonthValue());
    }
  },
  /** Four a year, named {@code 2026-Q1}. */
  QUARTER {
    @Override
    String of(LocalDate day) {
      return String.format(Locale.ROOT, "%04d-Q%d", day.getYear(), (day.getMonthValue() + 2) / 3);
    }
  },
  /** Named {@code 2026}. */
  YEAR {
    @Override
    String of(LocalDate day) {
      return String.format(Locale.ROOT, "%04d", day.getYear());
    }
  };

  /** The name of the span that a day is in; later spans have later names. */
  abstract String of(LocalDate day);

  /** The first day of the span with this name. */
  static LocalDate firstDay(String name) {
    int year = Integer.parseInt(name.substring(0, 4));
    if (name.length() == 4) {
      return LocalDate.of(year, 1, 1);
    }
    int number = Integer.parseInt(name.replaceFirst(".*[-Q]", ""));
    return LocalDate.of(year, name.contains("Q") ? 3 * number - 2 : number, 1);
  }
}
