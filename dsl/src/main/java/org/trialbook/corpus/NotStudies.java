package org.trialbook.corpus;

import java.io.IOException;

/** Bytes that do not even begin like studies. */
final class NotStudies extends IOException {

  private static final long serialVersionUID = 1L;

  NotStudies(String message) {
    super(message);
  }
}
