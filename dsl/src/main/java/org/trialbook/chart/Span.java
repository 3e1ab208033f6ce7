package org.trialbook.chart;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Spans of time that an axis counts: each has a place, also the one that nothing happened in. */
enum Span {
  YEAR(12),
  QUARTER(3),
  MONTH(1);

  /** More places than this are no axis of spans, such as of a year 1800 that is a slip. */
  private static final int MOST = 1_500;

  private final int months;

  Span(int months) {
    this.months = months;
  }

  /** What all of these are, such as 2026, 2026-Q1 or 2026-03; null where they are no spans. */
  static Span of(Collection<Object> values) {
    if (values.size() < 2) {
      return null;
    }
    Span span =
        all(values, "\\d{4}-\\d\\d-01")
            ? all(values, "\\d{4}-01-01")
                ? YEAR
                : all(values, "\\d{4}-(01|04|07|10)-01") ? QUARTER : MONTH
            : all(values, "(1[89]|20|21)\\d\\d")
                ? YEAR
                : all(values, "(1[89]|20|21)\\d\\d-Q[1-4]")
                    ? QUARTER
                    : all(values, "(1[89]|20|21)\\d\\d-(0[1-9]|1[0-2])") ? MONTH : null;
    return span == null || span.from(values).size() > MOST ? null : span;
  }

  private static boolean all(Collection<Object> values, String pattern) {
    return values.stream().allMatch(value -> text(value).matches(pattern));
  }

  private static String text(Object value) {
    return value instanceof Double number ? ChartNumbers.plain(number) : value.toString();
  }

  private static LocalDate firstDay(Object value) {
    String[] parts = text(value).split("-", 3);
    int month =
        parts.length == 1
            ? 1
            : parts[1].startsWith("Q")
                ? 3 * Integer.parseInt(parts[1].substring(1)) - 2
                : Integer.parseInt(parts[1]);
    return LocalDate.of(Integer.parseInt(parts[0]), month, 1);
  }

  /** What the axis calls the span of a value. */
  String label(Object value) {
    LocalDate day = firstDay(value);
    return switch (this) {
      case YEAR -> Integer.toString(day.getYear());
      case QUARTER -> day.getYear() + "-Q" + (day.getMonthValue() + 2) / 3;
      case MONTH -> String.format(Locale.ROOT, "%d-%02d", day.getYear(), day.getMonthValue());
    };
  }

  /** Each span from the first of these to the last. */
  List<String> from(Collection<Object> values) {
    List<LocalDate> days = values.stream().map(Span::firstDay).sorted().toList();
    LocalDate last = days.get(days.size() - 1);
    return Stream.iterate(days.get(0), day -> !day.isAfter(last), day -> day.plusMonths(months))
        .map(this::label)
        .toList();
  }

  /** Those of all spans that are written, so that each has its room: round ones. */
  List<String> written(List<String> all, int room) {
    int least = (all.size() + room - 1) / Math.max(1, room);
    int step =
        IntStream.of(
                this == YEAR
                    ? new int[] {1, 2, 5, 10, 20, 50, 100}
                    : new int[] {1, 2, 3, 6, 12, 24, 60, 120})
            .filter(each -> each >= least)
            .findFirst()
            .orElse(least);
    return all.stream().filter(label -> place(label) % step == 0).toList();
  }

  private int place(String label) {
    LocalDate day = firstDay(label);
    return this == YEAR ? day.getYear() : (12 * day.getYear() + day.getMonthValue() - 1) / months;
  }
}
