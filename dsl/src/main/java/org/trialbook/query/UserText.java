package org.trialbook.query;

import java.util.StringJoiner;

/** Text of a user as a filter that searches for just its words, whatever stands in it. */
final class UserText {

  private UserText() {}

  static Filter filter(String text) {
    String words = Words.normalized(text);
    if (words.length() > 2 && words.startsWith("\"") && words.endsWith("\"")) {
      return phrase(words);
    }
    String bare = withoutPunctuationAroundWords(withoutQuotes(words));
    return Words.areBare(bare) ? new Filter.Term(bare) : phrase(words);
  }

  static Filter.Phrase phrase(String text) {
    return new Filter.Phrase(withoutQuotes(text));
  }

  /**
   * Nothing is searched for a quotation mark or a backslash, and whether a reader of Essie takes
   * the one after the other for the end of a phrase is not documented well.
   */
  private static String withoutQuotes(String text) {
    return Words.normalized(text.replace('"', ' ').replace('\\', ' '));
  }

  private static String withoutPunctuationAroundWords(String words) {
    StringJoiner bare = new StringJoiner(" ");
    for (String word : Words.split(words)) {
      int start = 0;
      int end = word.length();
      while (start < end && Words.isReserved(word.charAt(start))) {
        start++;
      }
      while (end > start && Words.isReserved(word.charAt(end - 1))) {
        end--;
      }
      if (start < end) {
        bare.add(word.substring(start, end));
      }
    }
    return Words.normalized(bare.toString());
  }
}
