package org.trialbook.eligibility;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in front of an item of a list: a bullet, a number, a letter, or several of them. */
final class Mark {

  private static final String BULLET = "\\\\?[-*•●▪·○–—]\\s*";
  private static final String NUMBER = "\\(?(?:\\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})\\s?\\\\?[.)．、]\\s+";

  /** A number in brackets or with a point needs no blank before a letter: "4.Pregnant". */
  private static final String TIGHT =
      "\\(\\d{1,2}\\)\\s*|\\(?\\d{1,2}\\s?\\\\?[.)．、](?=[A-Za-z(])|[a-z]\\.(?=[A-Z])";

  private static final Pattern MARKS =
      Pattern.compile("(?:" + BULLET + "|" + NUMBER + "|" + TIGHT + ")+");

  private static final Pattern ONLY = Pattern.compile("[-*•●▪·○–—\\\\\\s]*");

  private Mark() {}

  /** How many letters of a line without its indentation are marks; 0 for a line without. */
  static int length(CharSequence line) {
    Matcher marks = MARKS.matcher(line);
    return marks.lookingAt() && marks.end() < line.length() ? marks.end() : 0;
  }

  /** Whether a line is nothing but marks, as of an item that was left empty. */
  static boolean isAll(CharSequence line) {
    return ONLY.matcher(line).matches();
  }
}
