package org.trialbook.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.trialbook.Internal;

/** How long the other side asks to stay away (RFC 9110): seconds, or the time to come back at. */
@Internal
public final class RetryAfter {

  /** The header's name. */
  public static final String HEADER = "Retry-After";

  /** Longer than anybody waits, and a duration that can be reckoned with. */
  private static final Duration LONGEST = Duration.ofSeconds(999_999_999);

  private RetryAfter() {}

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
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
