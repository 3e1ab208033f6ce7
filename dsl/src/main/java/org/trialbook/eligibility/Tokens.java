package org.trialbook.eligibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A text as words, numbers and signs, read once from left to right. Backslashes of Markdown are
 * blanks; a number has its value; what is asked for beyond either end is a token of its own, equal
 * to nothing.
 */
final class Tokens {

  /** What a token is. */
  enum Kind {
    WORD,
    NUMBER,
    SIGN,
    /** Beyond the ends of the text. */
    NONE
  }

  /**
   * A piece of the text.
   *
   * @param word in small letters, as are signs; of a number the digits
   * @param value of a number; NaN for what is none
   */
  record Token(Kind kind, int start, int end, String word, double value) {
    boolean is(String other) {
      return word.equals(other);
    }

    boolean isNumber() {
      return kind == Kind.NUMBER;
    }
  }

  private static final Map<String, Integer> NUMBER_WORDS =
      Map.ofEntries(
          Map.entry("zero", 0),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fifty", 50),
          Map.entry("sixty", 60),
          Map.entry("seventy", 70),
          Map.entry("eighty", 80),
          Map.entry("ninety", 90),
          Map.entry("twice", 2));

  /** "seventeen" is the longest. */
  private static final int LONGEST_WORD = 9;

  private static final Set<String> GLUED =
      Set.of("age", "aged", "least", "over", "above", "under", "below", "than", "egal");

  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** More digits than this are no number that anybody limits. */
  private static final int LONGEST_NUMBER = 20;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  private Tokens(String text) {
    this.text = text;
    int at = 0;
    while (at < text.length()) {
      at = read(at);
    }
  }

  static Tokens of(String text) {
    return new Tokens(text);
  }

  String text() {
    return text;
  }

  int size() {
    return tokens.size();
  }

  Token get(int index) {
    return index >= 0 && index < tokens.size()
        ? tokens.get(index)
        : new Token(Kind.NONE, text.length(), text.length(), "", Double.NaN);
  }

  /** The first token that begins at a place of the text or behind it. */
  int from(int index, int place) {
    int at = index;
    while (at < tokens.size() && tokens.get(at).start() < place) {
      at++;
    }
    return at;
  }

  private int read(int at) {
    char letter = text.charAt(at);
    if (isDigit(letter)) {
      return number(at);
    }
    if (letter == '.'
        && at + 1 < text.length()
        && isDigit(text.charAt(at + 1))
        && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))) {
      return number(at);
    }
    if (RAISED.indexOf(letter) >= 0) {
      return add(Kind.SIGN, at, at + 1, "^" + RAISED.indexOf(letter), Double.NaN);
    }
    if (Character.isLetter(letter)) {
      return word(at);
    }
    if (letter == '&') {
      int entity = entity(at);
      if (entity > 0) {
        return entity;
      }
    }
    if (letter == '\\' || Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
      return at + 1;
    }
    return add(Kind.SIGN, at, at + 1, sign(letter), Double.NaN);
  }

  private static String sign(char letter) {
    return switch (letter) {
      case '–', '—', '‐', '‑', '−', '~', '～', '－' -> "-";
      case '⩾', '≧', '≥' -> "≥";
      case '⩽', '≦', '≤' -> "≤";
      case '＞', '﹥', '˃' -> ">";
      case '＜', '﹤', '˂' -> "<";
      case '＝' -> "=";
      case '，', '、' -> ",";
      case '（' -> "(";
      case '）' -> ")";
      case '：' -> ":";
      case '；' -> ";";
      case '⁄', '∕' -> "/";
      default -> String.valueOf(letter);
    };
  }

  private int entity(int at) {
    for (String name : List.of("&lt;", "&gt;", "&le;", "&ge;")) {
      if (text.startsWith(name, at)) {
        String sign =
            switch (name) {
              case "&lt;" -> "<";
              case "&gt;" -> ">";
              case "&le;" -> "≤";
              default -> "≥";
            };
        return add(Kind.SIGN, at, at + name.length(), sign, Double.NaN);
      }
    }
    return 0;
  }

  private int word(int at) {
    int end = at + 1;
    boolean times = text.charAt(at) == 'x' || text.charAt(at) == 'X' || text.charAt(at) == '×';
    while (end < text.length()
        && (Character.isLetter(text.charAt(end))
            || (!times && isDigit(text.charAt(end)) && !isGlued(at, end)))
        && (text.charAt(end) < 128 || RAISED.indexOf(text.charAt(end)) < 0)) {
      end++;
    }
    String word = text.substring(at, end).toLowerCase(Locale.ROOT);
    Integer number = word.length() > LONGEST_WORD ? null : NUMBER_WORDS.get(word);
    if (number == null) {
      return add(Kind.WORD, at, end, word, Double.NaN);
    }
    Integer ones = number >= 20 && end < text.length() ? ones(end) : null;
    if (ones != null) {
      int wordEnd = end + 1;
      while (wordEnd < text.length() && Character.isLetter(text.charAt(wordEnd))) {
        wordEnd++;
      }
      return add(Kind.NUMBER, at, wordEnd, word, number + (double) ones);
    }
    return add(Kind.NUMBER, at, end, word, number);
  }

  /** Whether a blank is missing in front of a number: "over18 years". */
  private boolean isGlued(int from, int digit) {
    return digit - from >= 3
        && digit - from <= 5
        && GLUED.contains(text.substring(from, digit).toLowerCase(Locale.ROOT));
  }

  /** "-one" behind "twenty"; null for none. */
  private Integer ones(int at) {
    if (text.charAt(at) != '-' && text.charAt(at) != ' ') {
      return null;
    }
    int end = at + 1;
    while (end < text.length() && end < at + 7 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    Integer ones = NUMBER_WORDS.get(text.substring(at + 1, end).toLowerCase(Locale.ROOT));
    return ones != null && ones > 0 && ones < 10 ? ones : null;
  }

  private int number(int at) {
    StringBuilder digits = new StringBuilder();
    int end = digits(at, digits);
    while (thousands(end, digits.length())) {
      digits.append(text, end + 1, end + 4);
      end += 4;
    }
    int point = end < text.length() && text.charAt(end) == '\\' ? end + 1 : end;
    if (point + 1 < text.length()
        && ".·,".indexOf(text.charAt(point)) >= 0
        && isDigit(text.charAt(point + 1))
        && (text.charAt(point) != ',' || isDecimalComma(point, digits.length()))) {
      int before = digits.length();
      digits.append('.');
      end = digits(point + 1, digits);
      if (before > 1 && digits.substring(before).equals(".000")) {
        // 50.000 is fifty thousand where a point parts thousands; nobody writes three zeros else.
        digits.deleteCharAt(before);
      }
    }
    if (digits.length() > LONGEST_NUMBER) {
      return add(Kind.SIGN, at, end, "#", Double.NaN);
    }
    String value = digits.toString();
    boolean decade =
        value.endsWith("0")
            && value.length() == 2
            && end < text.length()
            && text.charAt(end) == 's'
            && (end + 1 == text.length() || !Character.isLetter(text.charAt(end + 1)));
    end += decade ? 1 : 0;
    return add(
        Kind.NUMBER,
        at,
        end,
        value,
        Double.parseDouble(value.startsWith(".") ? "0" + value : value));
  }

  private int digits(int from, StringBuilder digits) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      digits.append(text.charAt(end));
      end++;
    }
    return end;
  }

  /** Whether three digits follow behind a comma or a blank, as in 100,000 and 100 000. */
  private boolean thousands(int at, int before) {
    if (before == 0 || (before > 3 && before % 3 != 0 && before > 6) || at + 4 > text.length()) {
      return false;
    }
    char between = text.charAt(at);
    boolean three =
        isDigit(text.charAt(at + 1))
            && isDigit(text.charAt(at + 2))
            && isDigit(text.charAt(at + 3))
            && (at + 4 == text.length() || !isDigit(text.charAt(at + 4)));
    if (!three) {
      return false;
    }
    return between == ','
        || ((between == ' ' || between == '\u00a0' || between == '\u2009')
            && text.charAt(at + 2) == '0'
            && text.charAt(at + 3) == '0');
  }

  /** "6,5" is a decimal number, and "0,1,2" and "0,1" are lists. */
  private boolean isDecimalComma(int comma, int before) {
    int end = comma + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    boolean list =
        (end < text.length() && text.charAt(end) == ',') || text.charAt(comma - 1) == '0';
    boolean afterComma = comma - before - 1 >= 0 && text.charAt(comma - before - 1) == ',';
    return !list && !afterComma && end - comma <= 3;
  }

  private int add(Kind kind, int start, int end, String word, double value) {
    tokens.add(new Token(kind, start, end, word, value));
    return end;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }
}
