package org.trialbook.kernel;

import java.lang.reflect.Array;
import java.util.Arrays;

/** Any value as text, cut where nobody would read on. */
final class PlainText {

  private static final int MOST_CHARACTERS = 100_000;
  private static final int MOST_ELEMENTS = 1_000;

  private PlainText() {}

  /** Arrays by their elements, everything else as it calls itself. */
  static String of(Object value) {
    boolean isArray = value != null && value.getClass().isArray();
    return JShellNames.strip(cut(isArray ? array(value) : String.valueOf(value)));
  }

  private static String array(Object array) {
    int length = Array.getLength(array);
    Object[] shown = new Object[Math.min(length, MOST_ELEMENTS)];
    Arrays.setAll(shown, i -> Array.get(array, i));
    String text = Arrays.deepToString(shown);
    return length == shown.length
        ? text
        : text.substring(0, text.length() - 1)
            + String.format(", ... %,d more]", length - shown.length);
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS
        ? text
        : text.substring(0, MOST_CHARACTERS)
            + String.format("... %,d more characters", text.length() - MOST_CHARACTERS);
  }
}
