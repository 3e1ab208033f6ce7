package org.trialbook.kernel.java;

import org.trialbook.kernel.protocol.Failure;

/**
 * What a cell came to: a failure, or else a value to show, or neither.
 *
 * @param value null if there is none, and where that is the value
 * @param failure null if it came to its end
 */
public record Outcome(Object value, Showing showing, Failure failure) {

  /** Whether a value is shown. */
  public enum Showing {
    /** There is none, or nobody wants to see it. */
    NEVER,
    /** Its author closed it with a semicolon, for which there is no other reason in a picture. */
    AS_PICTURE,
    /** The same, but it was made with {@code new} for nothing else than to be looked at. */
    IN_A_FORM,
    /** It is what the cell ends with. */
    ALWAYS
  }

  public static final Outcome NOTHING = new Outcome(null, Showing.NEVER, null);

  static Outcome of(Object value, Showing showing) {
    return new Outcome(value, showing, null);
  }

  static Outcome failed(Failure failure) {
    return new Outcome(null, Showing.NEVER, failure);
  }

  /** Whether there is a value to show; where it depends on its form, there is none yet. */
  public boolean hasValue() {
    return showing == Showing.ALWAYS;
  }

  /** The same value to show, or nothing. */
  public Outcome shownIf(boolean shown) {
    return shown ? of(value, Showing.ALWAYS) : NOTHING;
  }
}
