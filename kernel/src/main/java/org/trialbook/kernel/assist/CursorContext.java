package org.trialbook.kernel.assist;

import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import org.trialbook.kernel.java.CellUnit;

/**
 * The code that matters for a place in a cell: the unit at hand, behind the statements of the same
 * cell that have not run yet and may declare what it uses.
 *
 * @param code the code up to the place and not beyond it
 * @param shift how far an index of this code is from that of the cell
 */
record CursorContext(String code, int shift) {

  /** Types and methods are analysed on their own: nothing may stand before them. */
  private static final Pattern DECLARATION =
      Pattern.compile(
          "(?s)\\s*(?:(?:@[\\w.]+|\\w+)\\s+)*"
              + "(?:(?:class|interface|enum|record|@interface)\\s.*"
              + "|import\\s.*"
              + "|[\\w<>\\[\\],.?]+\\s+\\w+\\s*\\([^()]*\\)\\s*(?:throws\\s[\\w.,\\s]+)?\\{.*)");

  static CursorContext at(String cell, int index, SourceCodeAnalysis analysis) {
    String before = cell.substring(0, index);
    List<CellUnit> units = CellUnit.split(before, analysis);
    int start = units.isEmpty() ? 0 : units.get(units.size() - 1).offset();
    String unit = before.substring(start);
    StringBuilder code = new StringBuilder();
    if (!DECLARATION.matcher(unit).matches()) {
      for (CellUnit earlier : units.subList(0, Math.max(0, units.size() - 1))) {
        String source = earlier.source().strip();
        if (source.endsWith(";") && !source.startsWith("import")) {
          code.append(source).append('\n');
        }
      }
    }
    int shift = start - code.length();
    return new CursorContext(code.append(unit).toString(), shift);
  }

  int cursor() {
    return code.length();
  }
}
