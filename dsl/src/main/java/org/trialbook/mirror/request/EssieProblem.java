package org.trialbook.mirror.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.query.EssieException;

/**
 * Says what is wrong with a query in the words of the registry's parser, as far as its words are
 * known.
 */
public final class EssieProblem {

  private static final String ANYTHING =
      "{<EOF>, '(', ',', 'NOT', 'AND', 'OR', 'SEARCH', 'AREA', 'RANGE', 'DISTANCE', Coverage,"
          + " Expansion, 'TILT', 'ALL', 'MISSING', 'MIN', 'MAX', EscapedKeyword, BooleanLiteral,"
          + " DecimalLiteral, DateLiteral, TimeLiteral, RadiusLiteral, StringLiteral, Term}";

  private static final Pattern KIND = Pattern.compile("(COVER(?:AGE)?|EXPANSION)\\[\\s*$");
  private static final Pattern TOKEN = Pattern.compile("[()\\[\\],\"\\\\]|[^\\s()\\[\\],\"\\\\]+");

  private static final Pattern LAST_WORD = Pattern.compile("[^\\s()\\[\\],\"\\\\]+(?=\\s*$)");

  private EssieProblem() {}

  public static String in(String text, EssieException error) {
    int position = error.position();
    Matcher token = TOKEN.matcher(text);
    String found = token.find(position) ? token.group() : "<EOF>";
    Matcher kind = KIND.matcher(text.substring(0, position));
    if (kind.find() && !found.equals("]")) {
      String what = kind.group(1).equals("EXPANSION") ? "expansion" : "coverage";
      return "Invalid %s: %s".formatted(what, found);
    }
    if (found.equals("<EOF>")) {
      return opened(text) ? missing(text) : noAlternative(text);
    }
    return found.equals(")") || found.equals("[") || found.equals("]")
        ? "mismatched input '%s' expecting %s".formatted(found, ANYTHING)
        : noAlternative(text.substring(0, token.end()));
  }

  /** The word that the text ends in is complained of as well, on a line of its own. */
  private static String missing(String text) {
    Matcher last = LAST_WORD.matcher(text);
    String word = last.find() ? noAlternative(last.group()) + "\n" : "";
    return word + "missing ')' at '<EOF>'";
  }

  private static String noAlternative(String input) {
    return "no viable alternative at input '%s'".formatted(input);
  }

  private static boolean opened(String text) {
    return text.chars().filter(c -> c == '(').count() > text.chars().filter(c -> c == ')').count();
  }
}
