package org.trialbook.eligibility;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the unit behind a number, however it is spelled. */
final class Units {

  /**
   * A unit of the text.
   *
   * @param name that all its spellings share
   * @param start where it begins
   * @param end where it ends
   */
  record Written(String name, int start, int end) {}

  private static final int LONGEST = 44;

  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private static final Map<String, List<String>> NAMES = new HashMap<>();

  static {
    Measures.units()
        .forEach(
            (name, spellings) ->
                spellings.forEach(
                    each ->
                        NAMES
                            .computeIfAbsent(compact(each, 0).letters(), key -> new ArrayList<>())
                            .add(name)));
  }

  /** Of the spellings that begin with a letter, how long the longest is. */
  private static final Map<Character, Integer> LONGEST_BY_FIRST = new HashMap<>();

  static {
    NAMES
        .keySet()
        .forEach(
            each ->
                LONGEST_BY_FIRST.merge(each.charAt(0), each.length(), (a, b) -> Math.max(a, b)));
  }

  private static final Set<String> TIMES = Set.of("x", "×", "*", "times", "time", "fold", "folds");

  /** Words between a multiple and the limit that it is one of. */
  private static final Set<String> OF_THE_LIMIT =
      Set.of(
          "x",
          "×",
          "*",
          "times",
          "time",
          "fold",
          "folds",
          "-",
          "the",
          "of",
          "an",
          "institution",
          "institutions",
          "institutional",
          "laboratory",
          "lab",
          "local",
          "reference",
          "age",
          "adjusted",
          "specific",
          "sex",
          "gender",
          "central",
          "'",
          "s",
          "’",
          "study",
          "site",
          "than",
          "higher",
          "greater",
          "above",
          "normal",
          "hospital",
          "respective",
          "(",
          "for",
          "that",
          "test",
          "laboratory's",
          "our",
          "its",
          "standard",
          "clinical",
          "center");

  private static final Set<String> LIMIT =
      Set.of(
          "upper",
          "lower",
          "limit",
          "limits",
          "normal",
          "of",
          "the",
          "range",
          "ranges",
          "bound",
          "boundary",
          "reference",
          "value",
          "values",
          "level",
          "levels",
          "institutional",
          "laboratory",
          "normality",
          "norm",
          "institution",
          "end",
          "threshold");

  private static final Set<String> SHORT =
      Set.of("uln", "unl", "ulns", "uuln", "xuln", "xunl", "xulns", "iuln", "lln", "ulon", "uln's");

  private Units() {}

  /** The letters of a text that tell a unit, and the place of each. */
  private record Compact(String letters, List<Integer> places) {}

  private static Compact compact(String text, int from) {
    StringBuilder letters = new StringBuilder();
    List<Integer> places = new ArrayList<>(LONGEST);
    int at = from;
    while (at < text.length() && letters.length() < LONGEST && at - from < 2 * LONGEST) {
      char letter = text.charAt(at);
      boolean blank =
          Character.isWhitespace(letter)
              || Character.isSpaceChar(letter)
              || "\\^()[]{}".indexOf(letter) >= 0;
      if (!blank) {
        boolean per =
            (letter == 'p' || letter == 'P')
                && at > 0
                && !Character.isLetter(text.charAt(at - 1))
                && text.regionMatches(true, at, "per", 0, 3)
                && at + 3 < text.length()
                && !Character.isLetter(text.charAt(at + 3));
        places.add(at + (per ? 2 : 0));
        letters.append(per ? '/' : plain(letter));
        at += per ? 2 : 0;
      }
      at++;
    }
    return new Compact(letters.toString(), places);
  }

  private static char plain(char letter) {
    int raised = RAISED.indexOf(letter);
    if (raised >= 0) {
      return (char) ('0' + raised);
    }
    return switch (letter) {
      case 'µ', 'μ', 'Μ' -> 'u';
      case '×', '*', '✕' -> 'x';
      case '·', '∙', '•' -> '.';
      case '–', '−', '‑' -> '-';
      case '∕', '⁄' -> '/';
      default -> Character.toLowerCase(letter);
    };
  }

  /**
   * The unit behind a number.
   *
   * @param number the token of the number
   * @param measure that has the number: of several units with one spelling its own is taken
   */
  static Optional<Written> behind(Tokens tokens, int number, Measure measure) {
    Optional<Written> limit = limitOfNormal(tokens, number + 1, measure);
    if (limit.isPresent()) {
      return limit;
    }
    return spelled(tokens.text(), tokens.get(number).end(), measure);
  }

  /** The unit that stands at a place of a text. */
  static Optional<Written> spelled(String text, int from, Measure measure) {
    boolean hyphen =
        measure.isTime()
            && from + 1 < text.length()
            && "-–‑".indexOf(text.charAt(from)) >= 0
            && Character.isLetter(text.charAt(from + 1));
    Compact compact = compact(text, hyphen ? from + 1 : from);
    String letters = compact.letters();
    int most = letters.isEmpty() ? 0 : LONGEST_BY_FIRST.getOrDefault(letters.charAt(0), 0);
    for (int length = Math.min(most, letters.length()); length > 0; length--) {
      List<String> names = NAMES.get(letters.substring(0, length));
      if (names != null) {
        int last = compact.places().get(length - 1);
        boolean ends =
            last + 1 >= text.length()
                || !Character.isLetterOrDigit(text.charAt(last + 1))
                || letters.charAt(length - 1) == '%';
        if (ends) {
          String name = names.stream().filter(measure::takes).findFirst().orElse(names.get(0));
          return Optional.of(new Written(name, compact.places().get(0), last + 1));
        }
      }
    }
    return Optional.empty();
  }

  /** "x ULN", "times the upper limit of normal", "fold the normal value". */
  private static Optional<Written> limitOfNormal(Tokens tokens, int from, Measure measure) {
    if (!measure.takes(Measure.ULN)) {
      return Optional.empty();
    }
    int at = from;
    boolean times = false;
    while (at < from + 12 && OF_THE_LIMIT.contains(tokens.get(at).word())) {
      String word = tokens.get(at).word();
      if (times && word.equals("normal") && !LIMIT.contains(tokens.get(at + 1).word())) {
        break;
      }
      times |= TIMES.contains(word);
      at++;
    }
    String word = tokens.get(at).word();
    if (SHORT.contains(word)) {
      return written(tokens, from, at, word.equals("lln"));
    }
    if (word.equals("upper") || word.equals("lower") || (times && LIMIT.contains(word))) {
      int last = at;
      while (last < at + 9 && LIMIT.contains(tokens.get(last + 1).word())) {
        last++;
      }
      while (tokens.get(last).is("of") || tokens.get(last).is("the")) {
        last--;
      }
      if (tokens.get(last + 1).is("(") && SHORT.contains(tokens.get(last + 2).word())) {
        last += tokens.get(last + 3).is(")") ? 3 : 2;
      }
      return written(tokens, from, last, word.equals("lower"));
    }
    if (tokens.get(from).is("x") && tokens.get(from + 1).is("n")) {
      return written(tokens, from, from + 1, false);
    }
    boolean bare = tokens.get(from).is("times") || tokens.get(from).is("fold");
    return bare ? written(tokens, from, from, false) : Optional.empty();
  }

  private static Optional<Written> written(Tokens tokens, int from, int last, boolean lower) {
    return Optional.of(
        new Written(
            lower ? Measure.LLN : Measure.ULN, tokens.get(from).start(), tokens.get(last).end()));
  }

  /** The name of a unit that stands alone, in any spelling; {@link Measure#NO_UNIT} for none. */
  static String named(String written, Measure measure) {
    String plain = written.strip().toLowerCase(Locale.ROOT);
    if (plain.isEmpty()) {
      return Measure.NO_UNIT;
    }
    if (plain.contains("uln") || plain.contains("upper")) {
      return Measure.ULN;
    }
    return spelled(written, 0, measure).map(Written::name).orElse(written);
  }
}
