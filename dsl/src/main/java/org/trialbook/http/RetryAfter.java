package org.trialbook.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trialbook.Internal;

/** How long the other side asks to stay away (RFC 9110): seconds, or the time to come back at. */
@Internal
public final class RetryAfter {

  /** The header's name. */
  public static final String HEADER = "Retry-After";

  /** Longer than anybody waits, and a duration that can be reckoned with. */
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          form("EEEE, dd-MMM-yy HH:mm:ss 'GMT'"),
          form("EEE MMM ppd HH:mm:ss yyyy"));

  private static final Duration LONGEST = Duration.ofSeconds(999_999_999);

  private RetryAfter() {}

  /** The two that are obsolete, and that RFC 9110 has everybody read still. */
  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /**
   * Reads the header.
   *
   * @param now what a time is counted from
   * @return zero for a time that has gone by; empty where it says nothing that can be read
   */
  public static Optional<Duration> parse(String header, Instant now) {
    String text = header.strip();
    if (text.matches("\\d+")) {
      return Optional.of(text.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(text)));
    }
    return DATES.stream()
        .flatMap(form -> until(text, form).stream())
        .findFirst()
        .map(until -> until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
  }

  private static Optional<Instant> until(String text, DateTimeFormatter form) {
    try {
      return Optional.of(Instant.from(form.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
