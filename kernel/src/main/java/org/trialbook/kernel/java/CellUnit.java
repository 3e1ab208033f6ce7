package org.trialbook.kernel.java;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * A statement, declaration or expression of a cell: what JShell evaluates at a time.
 *
 * @param source as JShell takes it, with a semicolon added where one is missing
 * @param offset where it starts in the cell
 */
public record CellUnit(String source, int offset, Completeness completeness) {

  /** Any other visible character too. */
  private static final Pattern TOKENS = Pattern.compile(Literals.OPAQUE + "|\\S");

  private static final Pattern NEW = Pattern.compile("(?s)\\s*new\\s.*");

  /**
   * How much is looked at to find the end of a unit; all that is left where this does not do. The
   * analysis reads it all, so a cell of thousands of lines would be read thousands of times.
   */
  private static final int AHEAD = 2000;

  /** The units of a cell in their order; the last one may be incomplete or broken. */
  public static List<CellUnit> split(String code, SourceCodeAnalysis analysis) {
    List<CellUnit> units = new ArrayList<>();
    int offset = firstVisible(code, 0);
    while (offset < code.length()) {
      int end = Math.min(code.length(), offset + AHEAD);
      String rest = code.substring(offset, end);
      CompletionInfo info = analysis.analyzeCompletion(rest);
      if (end < code.length() && !endsInside(info)) {
        end = code.length();
        rest = code.substring(offset);
        info = analysis.analyzeCompletion(rest);
      }
      if (info.completeness() == Completeness.EMPTY) {
        break;
      }
      String source = info.source() == null ? rest : info.source();
      units.add(new CellUnit(source, offset, info.completeness()));
      boolean last = info.remaining().isEmpty() || !info.completeness().isComplete();
      offset = last ? code.length() : firstVisible(code, end - info.remaining().length());
    }
    return units;
  }

  /** Whether a unit ends before what was looked at does, with more behind it to tell so. */
  private static boolean endsInside(CompletionInfo info) {
    return info.completeness() == Completeness.COMPLETE && TOKENS.matcher(info.remaining()).find();
  }

  /** Whether it lacks its end or cannot be parsed. */
  boolean isBroken() {
    return completeness == Completeness.DEFINITELY_INCOMPLETE
        || completeness == Completeness.UNKNOWN;
  }

  /** Whether its author closed it with a semicolon, which hides the value of an expression. */
  boolean isClosed() {
    Matcher tokens = TOKENS.matcher(source);
    boolean closed = false;
    while (tokens.find()) {
      String token = tokens.group();
      if (!token.startsWith("//") && !token.startsWith("/*")) {
        closed = token.equals(";");
      }
    }
    return closed;
  }

  /**
   * Whether it does nothing but make an object: {@code new JFrame();}. What is chained to it, or an
   * array, makes it something else.
   */
  boolean isCreation() {
    if (!NEW.matcher(source).matches()) {
      return false;
    }
    int depth = 0;
    boolean called = false;
    Matcher tokens = TOKENS.matcher(source);
    while (tokens.find()) {
      String token = tokens.group();
      boolean comment = token.startsWith("//") || token.startsWith("/*");
      if (depth == 0 && called && !comment && !token.equals("{") && !token.equals(";")) {
        return false;
      }
      depth += "([{".contains(token) ? 1 : ")]}".contains(token) ? -1 : 0;
      called |= depth == 0 && token.equals(")");
    }
    return called;
  }

  /** Where a comment begins that does not end; negative if there is none. */
  public static int openComment(String code) {
    int open = code.contains("/*") ? Literals.openAtEnd(code) : -1;
    return open >= 0 && code.startsWith("/*", open) ? open : -1;
  }

  private static int firstVisible(String code, int offset) {
    int at = offset;
    while (at < code.length() && Character.isWhitespace(code.charAt(at))) {
      at++;
    }
    return at;
  }
}
