package org.trialbook.registry;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import org.trialbook.TrialbookException;

/**
 * A registry that did not answer, or answered no.
 *
 * <p>By the time it is thrown everything worth trying again was tried again. Where the registry
 * explained itself the message has its own words.
 */
public final class RegistryException extends TrialbookException {

  private static final long serialVersionUID = 1L;

  private final URI url;
  private final int status;
  private final int attempts;

  private RegistryException(String message, URI url, int status, int attempts, Throwable cause) {
    super(message, cause);
    this.url = url;
    this.status = status;
    this.attempts = attempts;
  }

  /** The end of trying: the last fault and why it was the last. */
  static RegistryException after(URI url, Fault fault, int attempts, String ending) {
    String message =
        "%s: %s%s\nAsked: %s\n%s"
            .formatted(
                fault.kind().headline(), fault.getMessage(), ending, url, fault.kind().advice());
    return new RegistryException(message, url, fault.status(), attempts, fault);
  }

  /** A person, or the kernel in their name, stopped it; keeps the thread's interrupt flag set. */
  static RegistryException interrupted(URI url, Exception cause) {
    Thread.currentThread().interrupt();
    String message = "Interrupted while asking the registry.\nAsked: " + url;
    return new RegistryException(message, url, 0, 0, cause);
  }

  /** The pages go in a circle. */
  static RegistryException repeated(URI url, String pageToken) {
    String message =
        "The registry sends the same pages again: page token %s came twice.\nAsked: %s\n%s"
            .formatted(pageToken, url, "Ask again; if it stays, sort or narrow the question.");
    return new RegistryException(message, url, 200, 1, null);
  }

  /** Pages come and come, each with a token for one more. */
  static RegistryException endless(URI url, long studies, long pages, int idle) {
    String message =
        "The registry's pages have no end: %s studies in %s pages, the last %s with nothing new.\nAsked: %s\n%s"
            .formatted(
                studies,
                pages,
                idle,
                url,
                "Ask again; if it stays, sort or narrow the question, or set a limit(...).");
    return new RegistryException(message, url, 200, 1, null);
  }

  /** Studies are missing, and the data did not change on the way. */
  static RegistryException incomplete(URI url, long counted, long sent) {
    String message =
        String.format(
            Locale.ROOT,
            "The registry counted %d studies and sent %d.\nAsked: %s\n%s",
            counted,
            sent,
            url,
            "Ask again; if it stays, sort or narrow the question.");
    return new RegistryException(message, url, 200, 1, null);
  }

  /** The parts of a question have not the studies that the whole has, and the data is the same. */
  static RegistryException parts(URI url, long counted, long inParts) {
    String message =
        String.format(
            Locale.ROOT,
            "The registry counted %d studies, and %d in the parts of the crawl.\nAsked: %s\n%s",
            counted,
            inParts,
            url,
            "Ask again without sideBySide(...).");
    return new RegistryException(message, url, 200, 1, null);
  }

  /** The data changed in the middle of a crawl that must not go on then. */
  static RegistryException changed(URI url) {
    String message =
        "The registry's data changed during the crawl.\nAsked: %s\n%s"
            .formatted(url, "Try onDataChange(RESTART), or NOTE to go on.");
    return new RegistryException(message, url, 200, 1, null);
  }

  /** The data changed in the middle of each of so many crawls. */
  static RegistryException changing(URI url, int rounds) {
    String message =
        String.format(
            Locale.ROOT,
            "The registry's data changed during the crawl, %d times.\nAsked: %s\n%s",
            rounds,
            url,
            "Try again later, or onDataChange(NOTE) to go on.");
    return new RegistryException(message, url, 200, 1, null);
  }

  /** A recording was asked for something it does not have. */
  static RegistryException notRecorded(URI url, Path folder, String difference) {
    String message =
        "Not in the recording in %s: %s\nNearest there: %s.\n%s"
            .formatted(folder, url, difference, "Ask what was recorded, or record this as well.");
    return new RegistryException(message, url, 0, 0, null);
  }

  /** The pages were closed, perhaps by another thread, and then read on. */
  static RegistryException closed(URI url) {
    String message = "The pages were closed before their end.\nAsked: " + url;
    return new RegistryException(message, url, 0, 0, null);
  }

  /** A duration as messages write it: {@code 180 s}, {@code 0.2 s}. */
  static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }

  /** What was asked. */
  public URI url() {
    return url;
  }

  /** The HTTP status of the last answer; empty where none came. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** How often it was sent; 0 where it was stopped before that was known. */
  public int attempts() {
    return attempts;
  }
}
