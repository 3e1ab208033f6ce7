package org.trialbook.frame;

/** Ends several things: every one of them, also if one fails; then the first failure is thrown. */
final class Closing {

  private RuntimeException first;

  void run(Runnable end) {
    try {
      end.run();
    } catch (RuntimeException e) {
      first = first == null ? e : first;
    }
  }

  void end() {
    if (first != null) {
      throw first;
    }
  }
}
