package org.trialbook.mirror.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.field.FieldType;
import org.trialbook.query.AgeText;

/**
 * What a text of a date, an age or a number covers on the scale of its field: days since 1970,
 * minutes, or the number itself.
 *
 * <p>A month or year covers its days. A record is placed at {@code first}; a question of {@code
 * 2022} takes everything placed within, and a range takes its last bound as a whole.
 */
public record ValueSpan(long first, long last) {

  private static final Pattern ISO =
      Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2})(?:T[\\d:.]+)?)?)?");
  private static final Pattern AMERICAN = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

  /** Empty where the text is none of the type, and for every type without an order. */
  public static Optional<ValueSpan> of(FieldType type, String text) {
    return switch (type) {
      case DATE, PARTIAL_DATE, DATE_TIME -> date(text.strip());
      case DURATION -> age(text);
      case INTEGER, LONG -> number(text.strip());
      default -> Optional.empty();
    };
  }

  private static Optional<ValueSpan> date(String text) {
    try {
      Matcher iso = ISO.matcher(text);
      if (iso.matches()) {
        return Optional.of(date(iso.group(1), iso.group(2), iso.group(3)));
      }
      Matcher american = AMERICAN.matcher(text);
      return american.matches()
          ? Optional.of(date(american.group(3), american.group(1), american.group(2)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static ValueSpan date(String year, String month, String day) {
    YearMonth first =
        YearMonth.of(Integer.parseInt(year), month == null ? 1 : Integer.parseInt(month));
    if (day != null) {
      return at(first.atDay(Integer.parseInt(day)).toEpochDay());
    }
    LocalDate last = month == null ? first.withMonth(12).atEndOfMonth() : first.atEndOfMonth();
    return new ValueSpan(first.atDay(1).toEpochDay(), last.toEpochDay());
  }

  private static Optional<ValueSpan> age(String text) {
    OptionalLong minutes = AgeText.minutes(text);
    return minutes.isPresent() ? Optional.of(at(minutes.getAsLong())) : Optional.empty();
  }

  private static Optional<ValueSpan> number(String text) {
    try {
      return Optional.of(at(Long.parseLong(text)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static ValueSpan at(long value) {
    return new ValueSpan(value, value);
  }
}
