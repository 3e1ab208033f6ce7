package org.trialbook.kernel.java;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where code is no code: in texts, characters and comments. */
public final class Literals {

  /** Comments, and literals that may look like comments. */
  static final String OPAQUE =
      "//[^\\n"
          + "]*|/\\*(?s:.*?)\\*/|\"\"\"(?:[^\"\\\\]++|\\\\(?s:.)|\"(?!\"\"))*+\"\"\"|\"[^\"\\\\\\n"
          + "]*+(?:\\\\.[^\"\\\\\\n"
          + "]*+)*+\"|'[^'\\\\\\n"
          + "]*+(?:\\\\.[^'\\\\\\n"
          + "]*+)*+'";

  /** Whole ones. */
  private static final Pattern WHOLE = Pattern.compile(OPAQUE);

  private static final String TEXT_BLOCK = "\"\"\"";

  private Literals() {}

  /**
   * Where the text, character or comment begins that the end of this code is within; negative if it
   * is in none.
   */
  public static int openAtEnd(String code) {
    Matcher whole = WHOLE.matcher(code);
    int at = 0;
    while (at < code.length()) {
      boolean block = code.startsWith(TEXT_BLOCK, at);
      if ("\"'/".indexOf(code.charAt(at)) < 0) {
        at++;
      } else if (whole.region(at, code.length()).lookingAt()
          && !(block && whole.end() == at + 2)) { // two of the three quotes are no empty text
        boolean line = code.startsWith("//", at);
        if (line && whole.end() == code.length()) {
          return at;
        }
        at = whole.end();
      } else if (block || code.startsWith("/*", at) || opensInLine(code, at)) {
        return at;
      } else {
        at++;
      }
    }
    return -1;
  }

  private static boolean opensInLine(String code, int at) {
    return code.charAt(at) != '/' && code.indexOf('\n', at) < 0;
  }
}
