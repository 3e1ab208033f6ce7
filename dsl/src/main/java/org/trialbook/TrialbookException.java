package org.trialbook;

/**
 * The one unchecked root of everything Trialbook reports as an error.
 *
 * <p>The message says what happened, the fact, and what to try, in three lines at most; it is
 * written for the person in front of the cell, so it is shown as it is.
 */
public class TrialbookException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** An error that explains itself. */
  public TrialbookException(String message) {
    super(message);
  }

  /** An error with the failure underneath it. */
  public TrialbookException(String message, Throwable cause) {
    super(message, cause);
  }
}
