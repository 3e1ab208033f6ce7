package org.trialbook.snapshot;

import java.io.IOException;

/** A record that is no study; the message is a reason for people. */
final class NotAStudy extends IOException {

  private static final long serialVersionUID = 1L;

  NotAStudy(String reason) {
    super(reason);
  }
}
