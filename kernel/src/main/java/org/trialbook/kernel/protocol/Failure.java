package org.trialbook.kernel.protocol;

import java.util.List;
import org.trialbook.kernel.base.Content;

/**
 * An error as the protocol carries it: name, message and the lines that a front end shows.
 *
 * @param thrown what was thrown; null if nothing was, as where code does not compile
 */
public record Failure(String name, String message, List<String> traceback, Throwable thrown) {

  /** An error of code that has thrown nothing. */
  public Failure(String name, String message, List<String> traceback) {
    this(name, message, traceback, null);
  }

  /** The same, of something thrown. */
  public Failure of(Throwable cause) {
    return new Failure(name, message, traceback, cause);
  }

  /** A fault of the kernel itself, not of the cell. */
  static Failure internal(Throwable fault) {
    String message = "The kernel itself failed: " + fault;
    return new Failure("KernelError", message, List.of(message));
  }

  /** A request of a kind that this kernel does not know. */
  static Failure unknown(String type) {
    String message = "This kernel does not answer requests of the type " + type + ".";
    return new Failure("UnknownRequest", message, List.of(message));
  }

  /** A request whose content is no JSON object, or none that can be read. */
  static Failure unreadable(String type, String reason) {
    String message = "The content of the " + type + " cannot be read: " + reason + ".";
    return new Failure("UnreadableRequest", message, List.of(message));
  }

  /** The content of the error message that everybody sees. */
  public Content content() {
    return Content.of("ename", name, "evalue", message, "traceback", traceback);
  }

  /** The content of the reply to the request that failed. */
  public Content reply() {
    return content().with("status", "error");
  }
}
