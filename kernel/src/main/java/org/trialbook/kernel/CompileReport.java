package org.trialbook.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jshell.Diag;

/** Says what the compiler rejects: the message, the line of the cell and a mark under the place. */
final class CompileReport {

  private static final int MOST_ERRORS = 5;

  private CompileReport() {}

  /**
   * @param unit the rejected part of the cell, to which the positions of the errors relate
   * @param hint what to add to an error, such as a name that was perhaps meant
   */
  static Failure of(CellSource cell, Unit unit, List<Diag> errors, Hint hint) {
    List<String> lines = new ArrayList<>();
    String first = null;
    for (Diag error : errors.subList(0, Math.min(MOST_ERRORS, errors.size()))) {
      int start = clamp(cell, unit.offset() + error.getStartPosition());
      int end = clamp(cell, unit.offset() + error.getEndPosition());
      int line = cell.lineAt(start);
      String message = error.getMessage(Locale.ROOT).strip() + hint.forError(error, unit);
      String head = message.lines().findFirst().orElse("");
      first = first == null ? head : first;
      lines.add(Ansi.red("cell " + cell.number() + ", line " + line) + ": " + head);
      lines.add("    " + cell.line(line));
      lines.add("    " + mark(cell, line, start, end));
      message.lines().skip(1).map(each -> "  " + each.strip()).forEach(lines::add);
    }
    if (errors.size() > MOST_ERRORS) {
      lines.add("and " + (errors.size() - MOST_ERRORS) + " more");
    }
    return new Failure("CompileError", first == null ? "The cell is incomplete." : first, lines);
  }

  /** What may help with an error, on a new line; empty if nothing is known. */
  interface Hint {
    String forError(Diag error, Unit unit);
  }

  /** A place within the cell, for positions that an added semicolon has pushed beyond its end. */
  private static int clamp(CellSource cell, long offset) {
    int end = cell.code().stripTrailing().length();
    return (int) Math.max(0, Math.min(offset, end));
  }

  private static String mark(CellSource cell, int line, int start, int end) {
    int column = start - cell.lineStart(line);
    int room = cell.line(line).length() - column;
    int length = Math.max(1, Math.min(end - start, room));
    StringBuilder mark = new StringBuilder();
    // A tab stays a tab, so that the mark stands under its place.
    cell.line(line).chars().limit(column).forEach(c -> mark.append(c == '\t' ? '\t' : ' '));
    return mark + "^".repeat(length);
  }
}
