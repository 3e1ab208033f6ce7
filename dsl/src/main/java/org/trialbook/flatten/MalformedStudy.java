package org.trialbook.flatten;

/** Bytes that are not the study they should be; carries where, and becomes a {@link Reject}. */
final class MalformedStudy extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The index of a fault that stands at no single byte. */
  static final int WHOLE = -1;

  private final int index;

  MalformedStudy(int index, String reason) {
    // One broken record costs one object, not a stack trace: a file may hold thousands of them.
    super(reason, null, false, false);
    this.index = index;
  }

  /** Where in the scanned array, or {@link #WHOLE}. */
  int index() {
    return index;
  }
}
