package org.trialbook.snapshot;

import org.trialbook.TrialbookException;

/** What is thrown where a person, or the kernel in their name, stops what takes long. */
final class Interruptions {

  private Interruptions() {}

  /** Keeps the thread's interrupt flag set. */
  static TrialbookException of(Exception cause) {
    Thread.currentThread().interrupt();
    return new TrialbookException(
        "Interrupted.\nWhat has come is kept: the same command goes on from there.", cause);
  }

  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw of(new InterruptedException());
    }
  }
}
