package org.trialbook.json;

import org.trialbook.accounting.Reject;

/** Bytes that are not the study they should be; carries where, and becomes a {@link Reject}. */
public final class MalformedStudy extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The index of a fault that stands at no single byte. */
  public static final int WHOLE = -1;

  public final int index;

  public MalformedStudy(int index, String reason) {
    // One broken record costs one object, not a stack trace: a file may hold thousands of them.
    super(reason, null, false, false);
    this.index = index;
  }

  /** Where in the scanned array, or {@link #WHOLE}. */
  public int index() {
    return index;
  }
}
