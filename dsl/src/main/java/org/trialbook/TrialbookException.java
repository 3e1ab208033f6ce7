package org.trialbook;

import java.io.IOException;
import java.nio.file.FileSystemException;

/**
 * The one unchecked root of everything Trialbook reports as an error.
 *
 * <p>The message says what happened, the fact, and what to try, in three lines at most; it is
 * written for the person in front of the cell, so it is shown as it is, but for the secrets of
 * addresses, which it does not keep.
 */
public class TrialbookException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** An error that explains itself. */
  public TrialbookException(String message) {
    super(Masked.of(message));
  }

  /** An error with the failure underneath it. */
  public TrialbookException(String message, Throwable cause) {
    super(Masked.of(message), cause);
  }

  /**
   * That something could not be read or written, and what the disk says.
   *
   * @param what it was, as in "Cannot write the index"
   */
  public static TrialbookException cannot(String what, IOException cause) {
    boolean hasReason = !(cause instanceof FileSystemException file) || file.getReason() != null;
    String said = String.valueOf(cause.getMessage()).strip();
    String reason =
        hasReason
            ? said
            : cause.getClass().getSimpleName().replaceFirst("Exception$", "") + " " + said;
    return new TrialbookException(
        "Cannot %s: %s.\nIs it there and may it be used, and is there space on the disk?"
            .formatted(what, reason.replaceFirst("\\.$", "")),
        cause);
  }
}
