package org.trialbook.corpus;

import java.io.IOException;

/** A text of which nothing more can be read. */
final class Damaged extends IOException {

  private static final long serialVersionUID = 1L;

  private final long position;

  /** A text that is damaged behind what was read of it. */
  Damaged(long position, IOException cause) {
    super(cause.getMessage(), cause);
    this.position = position;
  }

  /** A text that is not what studies can be. */
  Damaged(long position, String reason) {
    super(reason);
    this.position = position;
  }

  /** The byte of the text from which on nothing was read. */
  long position() {
    return position;
  }
}
