package org.trialbook.kernel.base;

/** Jupyter counts cursor positions in Unicode characters, Java in UTF-16 units. */
public final class CodePoints {

  private CodePoints() {}

  /** The Java index of a Jupyter position; one beyond the end is the end. */
  public static int toIndex(String text, int position) {
    int known = text.codePointCount(0, text.length());
    return text.offsetByCodePoints(0, Math.max(0, Math.min(position, known)));
  }

  /** The Jupyter position of a Java index. */
  public static int toPosition(String text, int index) {
    return text.codePointCount(0, index);
  }
}
