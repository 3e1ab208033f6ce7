package org.trialbook.kernel.base;

/** The one colour of tracebacks: readable on light and dark, taken away by tools that want text. */
public final class Ansi {

  private Ansi() {}

  public static String red(String text) {
    return "\u001b[31m" + text + "\u001b[0m";
  }
}
