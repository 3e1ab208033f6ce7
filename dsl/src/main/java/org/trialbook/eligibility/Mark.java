package org.trialbook.eligibility;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in front of an item of a list: a bullet, a number, a letter, or several of them. */
final class Mark {

  private static final String BULLETS = "-*•●▪·○–—➢✓□◦‣◆■►⁃∙";

  /** One mark: a number needs a blank behind it, or a bracket, or a point before a letter. */
  private static final Pattern ONE =
      Pattern.compile(
          "\\\\?["
              + BULLETS
              + "]\\s*"
              + "|\\(?(?:\\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})\\s?\\\\?[.)．、]+\\s+"
              + "|\\(\\d{1,2}\\)[.:]?\\s*"
              + "|\\([a-z]\\)\\s+"
              + "|\\(?\\d{1,2}\\s?\\\\?[.)．、](?=[A-Za-z(])"
              + "|[a-z]\\.(?=[A-Z])"
              + "|\\d{1,2}\\s?[-–](?:\\s+(?=[A-Za-z])|(?=[A-Z][a-z]))"
              + "|\\d{1,2}(?:\\\\?\\.\\d{1,2}){1,3}\\\\?\\.?\\s+(?=[A-Z][a-z])"
              + "|[IE]\\d{1,2}\\s?[.):]\\s*"
              + "|o\\s+(?=[A-Z])");

  private static final Pattern ONLY =
      Pattern.compile(
          "(?:<!-- ?-->)?(?:\\(?\\d{1,2}\\s?\\\\?[.)])?["
              + BULLETS
              + "\\\\\\s.,:;]*(?:<!-- ?-->)?");

  /** Of "1 . 2 ." and the like that an item may begin with, at most so many. */
  private static final int MOST = 6;

  private Mark() {}

  /** How many letters of a line without its indentation are marks; 0 for a line without. */
  static int length(CharSequence line) {
    boolean word =
        line.length() > 1
            && Character.isLetter(line.charAt(0))
            && Character.isLetter(line.charAt(1))
            && "ivxIVX".indexOf(line.charAt(0)) < 0;
    if (word) {
      return 0;
    }
    Matcher one = ONE.matcher(line);
    int at = 0;
    for (int i = 0; i < MOST && one.region(at, line.length()).lookingAt(); i++) {
      at = one.end();
    }
    return at < line.length() ? at : 0;
  }

  /** How a mark is written: the bullet, or "1." for any number with a point. */
  static String style(String mark) {
    String plain = mark.replace("\\", "").strip();
    if (plain.isEmpty()) {
      return "";
    }
    char first = plain.charAt(plain.startsWith("(") && plain.length() > 1 ? 1 : 0);
    String close = plain.substring(plain.length() - 1);
    if (Character.isDigit(first)) {
      return "1" + close;
    }
    return Character.isLetter(first) ? "a" + close : String.valueOf(first);
  }

  /** The first place from one on that is no blank. */
  static int skipBlanks(String text, int from, int end) {
    int at = from;
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Whether a line is nothing but marks, as of an item that was left empty. */
  static boolean isAll(CharSequence line) {
    return (line.length() == 0 || !Character.isLetter(line.charAt(0)))
        && ONLY.matcher(line).matches();
  }
}
