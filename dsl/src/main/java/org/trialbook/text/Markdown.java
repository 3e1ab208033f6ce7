package org.trialbook.text;

/** The Markdown in which the registry sends its longer texts. */
public final class Markdown {

  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private Markdown() {}

  /**
   * The text without the backslashes that keep signs from being markup: {@code HbA1c \> 7} is
   * {@code HbA1c > 7}. A backslash in front of anything but punctuation stays.
   *
   * <p>The result is text, and to be escaped where HTML is made of it.
   */
  public static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      boolean escapes =
          text.charAt(i) == '\\'
              && i + 1 < text.length()
              && PUNCTUATION.indexOf(text.charAt(i + 1)) >= 0;
      plain.append(text.charAt(escapes ? ++i : i));
    }
    return plain.toString();
  }
}
