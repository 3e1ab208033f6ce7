package org.trialbook.kernel;

/** The one colour of tracebacks: readable on light and dark, taken away by tools that want text. */
final class Ansi {

  private Ansi() {}

  static String red(String text) {
    return "\u001b[31m" + text + "\u001b[0m";
  }
}
