package org.trialbook.registry.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.trialbook.http.HttpAnswer;
import org.trialbook.http.RetryAfter;
import org.trialbook.registry.wire.Fault.Kind;

/** Whether what came back is the registry's answer to the question, and if not, what it is. */
final class AnswerCheck {

  private static final int EXPLANATION_LIMIT = 400;

  /** What Cloudflare and Envoy say in plain text when they let somebody not pass. */
  private static final Pattern EDGE = Pattern.compile("error code: \\d+|RBAC: access denied");

  /** Too slow, and too early: what the same request may not meet again. */
  private static final Set<Integer> PASSING = Set.of(408, 425);

  private final HttpAnswer answer;
  private final Instant now;

  private AnswerCheck(HttpAnswer answer, Instant now) {
    this.answer = answer;
    this.now = now;
  }

  /**
   * Passes where this is the registry's answer to the question.
   *
   * @param now what a {@code Retry-After} with a date is counted from
   */
  static void require(HttpAnswer answer, Instant now) throws Fault {
    new AnswerCheck(answer, now).check();
  }

  private void check() throws Fault {
    int status = answer.status();
    if (status == 200) {
      if (looksLikeMarkup()) {
        throw fault(Kind.FAILING, "status 200 with a web page where data was due");
      }
      return;
    }
    if (status == 403 && !isInOwnWords()) {
      throw fault(Kind.BLOCKED, "status 403, which is not the API's,");
    }
    if (status == 407) {
      throw fault(
          Kind.REFUSED,
          "the proxy wants a password; set %s and %s in the environment (status 407)"
              .formatted(Proxies.USER, Proxies.PASSWORD));
    }
    if (status == 429) {
      throw fault(Kind.THROTTLED, "status 429");
    }
    if (status >= 500 || status < 400 || PASSING.contains(status)) {
      throw fault(Kind.FAILING, "status " + status);
    }
    throw fault(Kind.REFUSED, explanation() + " (status " + status + ")");
  }

  private Fault fault(Kind kind, String reason) {
    return Fault.answered(
        kind,
        answer.status(),
        reason,
        answer.header(RetryAfter.HEADER).flatMap(text -> RetryAfter.parse(text, now)));
  }

  /**
   * The registry explains what it refuses in plain words; what stands in front of it rarely does.
   */
  private boolean isInOwnWords() {
    String words = words();
    return isPlainText()
        && !words.isEmpty()
        && !looksLikeMarkup()
        && !EDGE.matcher(words).lookingAt();
  }

  private boolean isPlainText() {
    return answer.header("Content-Type").orElse("").startsWith("text/plain");
  }

  private String words() {
    return new String(answer.body(), UTF_8).strip();
  }

  /** Decided by the body: what stands in for the registry rarely labels itself well. */
  private boolean looksLikeMarkup() {
    for (byte unit : answer.body()) {
      if (unit != ' ' && unit != '\n' && unit != '\r' && unit != '\t') {
        return unit == '<';
      }
    }
    return false;
  }

  /** The registry's own words on one line; it explains in {@code text/plain} and never in HTML. */
  private String explanation() {
    if (!isPlainText()) {
      return "no explanation came; is there an API v2 at this URL?";
    }
    String words = words().replaceAll("\\s+", " ");
    return words.length() <= EXPLANATION_LIMIT
        ? words
        : words.substring(0, EXPLANATION_LIMIT) + "…";
  }
}
