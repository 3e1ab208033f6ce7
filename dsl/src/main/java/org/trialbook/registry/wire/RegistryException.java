package org.trialbook.registry.wire;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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

  /**
   * For what asks the registry.
   *
   * @param status 0 where no answer came
   * @param attempts 0 where that is not known
   * @param cause null where there is none
   */
  public RegistryException(String message, URI url, int status, int attempts, Throwable cause) {
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
  public static RegistryException interrupted(URI url, Exception cause) {
    Thread.currentThread().interrupt();
    String message = "Interrupted while asking the registry.\nAsked: " + url;
    return new RegistryException(message, url, 0, 0, cause);
  }

  /**
   * A recording was asked for something it does not have.
   *
   * @param fact a sentence on what it has
   */
  static RegistryException notRecorded(URI url, Path folder, String fact) {
    String message =
        "Not in the recording in %s: %s\n%s\n%s"
            .formatted(folder, url, fact, "Ask what was recorded, or record this as well.");
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
