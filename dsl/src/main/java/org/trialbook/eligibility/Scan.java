package org.trialbook.eligibility;

import java.util.Arrays;

/**
 * Looks for any of some pieces in one pass, in whatever letters: cheaper than a pattern, where most
 * texts have none of them.
 */
final class Scan {

  private static final int ASCII = 128;

  private final String[][] byFirst = new String[ASCII][];

  private Scan(String... pieces) {
    for (String piece : pieces) {
      int first = piece.charAt(0);
      String[] same = byFirst[first] == null ? new String[0] : byFirst[first];
      String[] more = Arrays.copyOf(same, same.length + 1);
      more[same.length] = piece;
      byFirst[first] = more;
      byFirst[Character.toUpperCase(piece.charAt(0))] = more;
    }
  }

  /** A scan for pieces in small letters of ASCII. */
  static Scan forAny(String... pieces) {
    return new Scan(pieces);
  }

  /** Whether any piece stands in the text, be it within a word. */
  boolean isIn(String text) {
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      String[] candidates = letter < ASCII ? byFirst[letter] : null;
      if (candidates != null) {
        for (String each : candidates) {
          if (text.regionMatches(true, at, each, 0, each.length())) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
