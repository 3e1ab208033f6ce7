package org.trialbook.registry.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** One attempt that brought nothing usable: why, and whether asking again may help. */
final class Fault extends Exception {

  /** What a fault says about the next attempt. */
  enum Kind {
    /** The registry understood and says no; it would say so again. */
    REFUSED(
        1,
        "The registry refused",
        "Correct what it names; the same request would get the same answer."),
    /** Something in front of the registry says no; once more, in case it was passing. */
    BLOCKED(
        2,
        "The registry's edge blocks this client",
        "Wait some minutes, then try contact(\"you@example.org\"), userAgent(...),"
            + " maximumTls(\"1.2\"), a lower pace(...) or another network; offline:"
            + " use(sample())."),
    /** Nobody answers at that address; a network that is just coming up gets a moment. */
    ABSENT(
        3,
        "The registry is not there",
        "Check the URL, the network and its proxy (-Dhttps.proxyHost); offline: use(sample())."),
    /** Whoever answers cannot prove to be the registry; once more, in case the talk just broke. */
    UNTRUSTED(
        2,
        "No safe connection to the registry",
        "Check the URL, this machine's clock, and whether a proxy opens https; offline:"
            + " use(sample())."),
    /** The answer goes on beyond what an answer can have; another one would too. */
    ENDLESS(
        1,
        "The registry's answer has no end",
        "Check the URL, or ask for less: fewer fields by select(...), fewer studies a page."),
    /** Each answer sends on to another, and never to data. */
    CIRCLING(
        1,
        "The registry sends from address to address",
        "Check the URL; a network with a sign-in page does this too."),
    /** What was asked in secret would be answered in public. */
    DOWNGRADED(
        1,
        "No safe connection to the registry",
        "Nothing was asked there. Check the URL; a network with a sign-in page does this too."),
    /** The registry is asked too often. */
    THROTTLED(
        Integer.MAX_VALUE,
        "The registry wants fewer requests",
        "Ask again in some minutes, at a lower pace(...)."),
    /** Trouble on the way or at the registry. */
    FAILING(
        Integer.MAX_VALUE,
        "The registry gave no usable answer",
        "Ask again in some minutes; attempts(...) and deadline(...) set how patient the client"
            + " is.");

    private final int attempts;
    private final String headline;
    private final String advice;

    Kind(int attempts, String headline, String advice) {
      this.attempts = attempts;
      this.headline = headline;
      this.advice = advice;
    }

    /** After how many faults of this kind asking again stops making sense. */
    int attempts() {
      return attempts;
    }

    String headline() {
      return headline;
    }

    String advice() {
      return advice;
    }
  }

  /** What a wrapped error's message begins with, and says nothing to people. */
  private static final Pattern NAME_OF_A_CLASS =
      Pattern.compile("^(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error): ");

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final int status;
  private final Duration retryAfter;

  private Fault(Kind kind, int status, String reason, Duration retryAfter, Throwable cause) {
    super(reason, cause);
    this.kind = kind;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** An answer that is none. */
  static Fault answered(Kind kind, int status, String reason, Optional<Duration> retryAfter) {
    return new Fault(kind, status, reason, retryAfter.orElse(Duration.ZERO), null);
  }

  /** The same with more to say about it. */
  Fault withMore(String words) {
    return new Fault(kind, status, getMessage() + words, retryAfter, getCause());
  }

  /** An answer whose JSON breaks off or is none. */
  static Fault unreadable(JsonProcessingException cause) {
    return new Fault(
        Kind.FAILING,
        200,
        "status 200 with JSON that breaks off or is malformed: " + cause.getOriginalMessage(),
        Duration.ZERO,
        cause);
  }

  /** No answer, or half of one. */
  static Fault unheard(String site, IOException cause) {
    if (cause instanceof UnknownHostException) {
      return unheard(Kind.ABSENT, "no host has the name in " + site, cause);
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return unheard(Kind.ABSENT, "nobody answers at " + site, cause);
    }
    if (cause instanceof AnswerSize.TooLong) {
      return unheard(Kind.ENDLESS, cause.getMessage(), cause);
    }
    if (cause instanceof UnsafeRedirect) {
      return unheard(Kind.DOWNGRADED, cause.getMessage(), cause);
    }
    if (cause instanceof SSLException) {
      return unheard(Kind.UNTRUSTED, "no https with " + site + ": " + cause.getMessage(), cause);
    }
    if (cause instanceof ProtocolException && isAboutRedirects(cause)) {
      return unheard(Kind.CIRCLING, "redirects without an end", cause);
    }
    String detail =
        Optional.ofNullable(cause.getMessage())
            .map(words -> NAME_OF_A_CLASS.matcher(words).replaceFirst(""))
            .orElse(cause.getClass().getSimpleName());
    return unheard(Kind.FAILING, "no whole answer came: " + detail, cause);
  }

  /** Wrong lengths are the same exception; only OkHttp's words tell the two apart. */
  private static boolean isAboutRedirects(IOException cause) {
    return String.valueOf(cause.getMessage()).startsWith("Too many follow-up requests");
  }

  private static Fault unheard(Kind kind, String reason, IOException cause) {
    return new Fault(kind, 0, reason, Duration.ZERO, cause);
  }

  Kind kind() {
    return kind;
  }

  /** The HTTP status; 0 where no answer came. */
  int status() {
    return status;
  }

  /** How long the registry asks to stay away; zero where it does not say. */
  Duration retryAfter() {
    return retryAfter;
  }
}
