package org.trialbook.kernel.java;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Statements that stand one behind the other in a cell and declare nothing, compiled at once.
 *
 * <p>JShell takes some milliseconds for each snippet, however short: two thousand lines of a loop
 * written out would take a cell half a minute. As one block they are compiled once. Only what is
 * surely a statement is joined, for a declaration inside of a block would be lost to the cells that
 * follow; what the block's compilation refuses is evaluated one by one, for a report that fits.
 *
 * @param units at least two
 */
record StatementRun(List<CellUnit> units) {

  /** The compiler's time for a method grows faster than its length. */
  private static final int MOST = 200;

  /**
   * An assignment, a call, or a statement that begins with a keyword of its own. Two words beside
   * each other, which could be a type and a name, are none.
   */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?s)(?:\\s|//[^\\n"
              + "]*\\n"
              + "|/\\*.*?\\*/)*+(?:(?:if|for|while|switch|synchronized)\\s*\\(|(?:do|try)\\s*[{(]"
              + "|[A-Za-z_$][\\w$]*(?:\\s*\\.\\s*[A-Za-z_$][\\w$]*|\\s*\\[[^\\[\\]]*])*"
              + "\\s*(?:\\(|\\+\\+|--|(?:[-+*/%&|^]|<<|>>>?)?=(?!=))).*");

  /**
   * What may give a picture, which is shown at the end of a cell even with a semicolon: it is
   * evaluated alone, as all that is shown. To do so with any call would take twice the time.
   */
  private static final Pattern PICTURE =
      Pattern.compile("(?i)image|picture|chart|plot|graph|figure|draw|render|paint");

  /** Stands between two of them, so that an interrupt ends the run there too. */
  private static final String STOP_CHECK = "$Kernel.repeatLoop();";

  StatementRun {
    units = List.copyOf(units);
  }

  /** How many of the units, from this one on, can be joined. */
  static int length(List<CellUnit> units, int from) {
    int end = from;
    while (end < units.size() && end - from < MOST && isStatement(units.get(end))) {
      end++;
    }
    boolean toTheEnd = end == units.size() && end > from;
    return toTheEnd && PICTURE.matcher(units.get(end - 1).source()).find()
        ? end - from - 1
        : end - from;
  }

  /** Whether it can be joined, as it declares nothing. */
  static boolean isStatement(CellUnit unit) {
    return !unit.isBroken()
        && STATEMENT.matcher(unit.source()).matches()
        && (unit.isClosed() || unit.source().stripTrailing().endsWith("}"));
  }

  /** All of them as one block; lines stay where they are. */
  String source(String code) {
    StringBuilder block = new StringBuilder("{");
    for (int i = 0; i < units.size(); i++) {
      CellUnit unit = units.get(i);
      boolean last = i == units.size() - 1;
      block
          .append(i == 0 ? "" : STOP_CHECK)
          .append(last ? unit.source() : code.substring(unit.offset(), units.get(i + 1).offset()));
    }
    return block.append("\n}").toString();
  }
}
