package org.trialbook.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.trialbook.TrialbookException;

/** What is special in Essie text, and what is not. */
final class Words {

  /** Upper case only: {@code and} is a word. */
  static final Set<String> OPERATORS =
      Set.of(
          "AND",
          "OR",
          "NOT",
          "AREA",
          "SEARCH",
          "RANGE",
          "DISTANCE",
          "COVERAGE",
          "COVER",
          "EXPANSION",
          "TILT",
          "ALL",
          "MISSING",
          "MIN",
          "MAX");

  private Words() {}

  /** Whether the character ends a bare word and means something by itself. */
  static boolean isReserved(char c) {
    return "()[],\"\\".indexOf(c) >= 0;
  }

  /** Blanks of any kind, and what no keyboard types. */
  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  static boolean areBare(String text) {
    return text.chars().noneMatch(c -> isReserved((char) c));
  }

  /**
   * The text with single blanks between its words.
   *
   * @throws TrialbookException if there is no word
   */
  static String normalized(String text) {
    StringBuilder words = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isBlank(c)) {
        words.append(c);
      } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    }
    if (!words.isEmpty() && words.charAt(words.length() - 1) == ' ') {
      words.setLength(words.length() - 1);
    }
    if (words.isEmpty()) {
      throw new TrialbookException("There are no words to search for.");
    }
    return words.toString();
  }

  /** The words of text that is {@linkplain #normalized normalized}. */
  static List<String> split(String normalized) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int blank = normalized.indexOf(' '); blank >= 0; blank = normalized.indexOf(' ', start)) {
      words.add(normalized.substring(start, blank));
      start = blank + 1;
    }
    words.add(normalized.substring(start));
    return words;
  }

  /** A name between square brackets. */
  static String name(String text) {
    String name = text.strip();
    boolean plain = !name.isEmpty();
    for (int i = 0; i < name.length(); i++) {
      plain &= !isBlank(name.charAt(i)) && !isReserved(name.charAt(i));
    }
    if (!plain) {
      throw new TrialbookException("\"%s\" is no name of an area or field.".formatted(text));
    }
    return name;
  }
}
