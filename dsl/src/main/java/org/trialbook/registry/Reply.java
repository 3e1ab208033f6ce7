package org.trialbook.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trialbook.registry.Fault.Kind;

/** What came back for one request, whatever it is. */
final class Reply {

  private static final int EXPLANATION_LIMIT = 400;

  /** What Cloudflare and Envoy say in plain text when they let somebody not pass. */
  private static final Pattern EDGE = Pattern.compile("error code: \\d+|RBAC: access denied");

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * An answer as it came.
   *
   * @param headers by name in its usual spelling; absent where the answer has none of that name
   */
  Reply(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Collections.unmodifiableMap(headers);
    this.body = body;
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The bytes as they came, whatever they are. */
  byte[] body() {
    return body;
  }

  /**
   * Passes where this is the registry's answer to the question.
   *
   * @param now what a {@code Retry-After} with a date is counted from
   */
  void check(Instant now) throws Fault {
    if (status == 200) {
      if (looksLikeMarkup()) {
        throw fault(Kind.FAILING, "status 200 with a web page where data was due", now);
      }
      return;
    }
    if (status == 403 && !isInOwnWords()) {
      throw fault(Kind.BLOCKED, "status 403, which is not the API's,", now);
    }
    if (status == 407) {
      throw fault(
          Kind.REFUSED,
          "the proxy wants a password; set %s and %s in the environment (status 407)"
              .formatted(Proxies.USER, Proxies.PASSWORD),
          now);
    }
    if (status == 429) {
      throw fault(Kind.THROTTLED, "status 429", now);
    }
    if (status >= 500 || status == 408) {
      throw fault(Kind.FAILING, "status " + status, now);
    }
    throw fault(Kind.REFUSED, explanation() + " (status " + status + ")", now);
  }

  private Fault fault(Kind kind, String reason, Instant now) {
    return Fault.answered(
        kind, status, reason, header("Retry-After").flatMap(text -> parseRetryAfter(text, now)));
  }

  /**
   * The registry explains what it refuses in plain words; what stands in front of it rarely does.
   */
  private boolean isInOwnWords() {
    String words = new String(body, UTF_8).strip();
    return header("Content-Type").orElse("").startsWith("text/plain")
        && !words.isEmpty()
        && !looksLikeMarkup()
        && !EDGE.matcher(words).lookingAt();
  }

  /** Decided by the body: what stands in for the registry rarely labels itself well. */
  private boolean looksLikeMarkup() {
    for (byte unit : body) {
      if (unit != ' ' && unit != '\n' && unit != '\r' && unit != '\t') {
        return unit == '<';
      }
    }
    return false;
  }

  /** The registry's own words on one line; it explains in {@code text/plain} and never in HTML. */
  private String explanation() {
    if (!header("Content-Type").orElse("").startsWith("text/plain")) {
      return "no explanation came; is there an API v2 at this URL?";
    }
    String words = new String(body, UTF_8).strip().replaceAll("\\s+", " ");
    return words.length() <= EXPLANATION_LIMIT
        ? words
        : words.substring(0, EXPLANATION_LIMIT) + "…";
  }

  /** Seconds or an HTTP date; anything else says nothing. */
  private static Optional<Duration> parseRetryAfter(String header, Instant now) {
    String text = header.strip();
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, until)).filter(wait -> !wait.isNegative());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
