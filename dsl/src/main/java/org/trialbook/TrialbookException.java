package org.trialbook;

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
}
