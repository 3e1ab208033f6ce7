package org.trialbook.query;

import java.util.List;
import java.util.stream.Collectors;
import org.trialbook.query.Filter.All;
import org.trialbook.query.Filter.And;
import org.trialbook.query.Filter.Area;
import org.trialbook.query.Filter.Cover;
import org.trialbook.query.Filter.Distance;
import org.trialbook.query.Filter.Expand;
import org.trialbook.query.Filter.Missing;
import org.trialbook.query.Filter.Not;
import org.trialbook.query.Filter.Or;
import org.trialbook.query.Filter.Phrase;
import org.trialbook.query.Filter.Range;
import org.trialbook.query.Filter.Term;
import org.trialbook.query.Filter.Tilt;
import org.trialbook.query.Filter.Within;

/** Writes and reads Essie, the registry's query language. */
public final class Essie {

  private Essie() {}

  /** The text of a filter; {@link #parse} reads it back to an equal filter. */
  public static String render(Filter filter) {
    if (filter instanceof Or or) {
      return join(or.operands(), " OR ", Essie::renderWithinOr);
    }
    return renderWithinOr(filter);
  }

  /**
   * Reads Essie text. Only the form is looked at: {@link EssieNames} tells names that do not exist.
   *
   * @throws EssieException if the text is no Essie, with the spot and what was expected there
   */
  public static Filter parse(String text) {
    return new EssieParser(text).parse();
  }

  /**
   * Text of a user as Essie that means just these words: {@code type 2 diabetes} stays as it is,
   * operator words are escaped, and text with reserved characters becomes a phrase.
   *
   * @throws org.trialbook.TrialbookException if there is no word in it
   */
  public static String quote(String userText) {
    return render(words(userText));
  }

  /**
   * Text of a user as a filter that searches for just these words; text in double quotes is a
   * phrase.
   */
  static Filter words(String userText) {
    // No analyser of the registry searches for a backslash, and in front of a closing quote it
    // could end up escaping that.
    String text = Words.normalized(userText.replace('\\', ' '));
    boolean quoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
    if (quoted) {
      return new Phrase(text.substring(1, text.length() - 1));
    }
    return Words.areBare(text) ? new Term(text) : new Phrase(text);
  }

  private static String renderWithinOr(Filter filter) {
    if (filter instanceof And and) {
      return join(and.operands(), " AND ", Essie::renderOperand);
    }
    return renderOperand(filter);
  }

  private static String renderOperand(Filter filter) {
    if (filter instanceof And || filter instanceof Or) {
      return "(" + render(filter) + ")";
    } else if (filter instanceof Term term) {
      return escaped(term.text());
    } else if (filter instanceof Phrase phrase) {
      return '"' + phrase.text().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    } else if (filter instanceof All) {
      return "ALL";
    } else if (filter instanceof Missing) {
      return "MISSING";
    } else if (filter instanceof Range range) {
      return "RANGE[%s,%s]"
          .formatted(
              range.min().map(Essie::escaped).orElse("MIN"),
              range.max().map(Essie::escaped).orElse("MAX"));
    } else if (filter instanceof Distance at) {
      return "DISTANCE[%s]"
          .formatted(Near.text(at.latitude(), at.longitude(), at.radius(), at.unit()));
    } else if (filter instanceof Not not) {
      return "NOT " + renderOperand(not.operand());
    } else if (filter instanceof Area area) {
      return context("AREA", area.name(), area.operand());
    } else if (filter instanceof Within within) {
      return context("SEARCH", within.structure(), within.operand());
    } else if (filter instanceof Expand expand) {
      return context("EXPANSION", expand.kind().keyword(), expand.operand());
    } else if (filter instanceof Cover cover) {
      return context("COVERAGE", cover.kind().keyword(), cover.operand());
    } else if (filter instanceof Tilt tilt) {
      return context("TILT", tilt.field(), tilt.operand());
    }
    throw new AssertionError(filter);
  }

  private static String context(String operator, String name, Filter operand) {
    return operator + "[" + name + "]" + renderOperand(operand);
  }

  private static String escaped(String words) {
    StringBuilder text = new StringBuilder(words.length());
    int start = 0;
    while (start <= words.length()) {
      int blank = words.indexOf(' ', start);
      int end = blank < 0 ? words.length() : blank;
      String word = words.substring(start, end);
      text.append(start == 0 ? "" : " ").append(Words.OPERATORS.contains(word) ? "\\" : "");
      text.append(word);
      start = end + 1;
    }
    return text.toString();
  }

  private interface Renderer {
    String render(Filter filter);
  }

  private static String join(List<Filter> filters, String operator, Renderer renderer) {
    return filters.stream().map(renderer::render).collect(Collectors.joining(operator));
  }
}
