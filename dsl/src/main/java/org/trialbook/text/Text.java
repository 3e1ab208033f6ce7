package org.trialbook.text;

import java.util.Locale;

/** Text as people read it: cut, and with numbers in thousands. */
public final class Text {

  private Text() {}

  /** At most {@code longest} characters on one line, an ellipsis standing for the rest. */
  public static String line(String text, int longest) {
    return cut(text.strip().replaceAll("\\s*[\\r\\n]+\\s*", " "), longest);
  }

  /** At most {@code longest} characters, an ellipsis standing for the rest. */
  public static String cut(String text, int longest) {
    if (text.length() <= longest || text.codePointCount(0, text.length()) <= longest) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
  }

  /** {@code 1 row}, {@code 3,876 rows}, {@code 2 studies}. */
  public static String count(long count, String noun) {
    String plural = noun.replaceFirst("([^aeiou])y$", "$1ie") + "s";
    return grouped(count) + " " + (count == 1 ? noun : plural);
  }

  /** {@code 1,234,567}. */
  public static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
