package org.trialbook.analysis;

import java.time.LocalDate;

/** The spans of time that a trend counts by. */
public enum Interval {
  /** Twelve a year, named {@code 2026-03}. */
  MONTH {
    @Override
    String of(LocalDate day) {
      return "%04d-%02d".formatted(day.getYear(), day.getMonthValue());
    }
  },
  /** Four a year, named {@code 2026-Q1}. */
  QUARTER {
    @Override
    String of(LocalDate day) {
      return "%04d-Q%d".formatted(day.getYear(), (day.getMonthValue() + 2) / 3);
    }
  },
  /** Named {@code 2026}. */
  YEAR {
    @Override
    String of(LocalDate day) {
      return "%04d".formatted(day.getYear());
    }
  };

  /** The name of the span that a day is in; later spans have later names. */
  abstract String of(LocalDate day);
}
