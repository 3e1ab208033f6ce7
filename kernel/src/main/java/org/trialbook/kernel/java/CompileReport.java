package org.trialbook.kernel.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import org.trialbook.kernel.base.Ansi;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.protocol.Failure;

/** Says what the compiler rejects: the message, the line of the cell and a mark under the place. */
final class CompileReport {

  private static final int MOST_ERRORS = 5;

  /** Of longer ones a part is shown. */
  private static final int LONGEST_LINE = 200;

  /** The class that JShell puts around a cell has no name worth saying. */
  private static final Predicate<String> UNSAID =
      line -> line.isEmpty() || line.equals("location: class");

  private static final Pattern UNKNOWN_NAME =
      Pattern.compile(
          "cannot find symbol\nsymbol: +(?<symbol>.*)(?:\nlocation: +(?<location>.*))?");

  private CompileReport() {}

  /**
   * @param unit the rejected part of the cell, to which the positions of the errors relate
   */
  static Failure of(CellSource cell, CellUnit unit, List<Diag> errors, NameHint hint) {
    List<String> lines = new ArrayList<>();
    for (Diag error : errors.subList(0, Math.min(MOST_ERRORS, errors.size()))) {
      int start = clamp(cell, unit.offset() + error.getStartPosition());
      int end = clamp(cell, unit.offset() + error.getEndPosition());
      int line = cell.lineAt(start);
      List<String> message = message(error);
      lines.add(Ansi.red(cell.name() + ", line " + line) + ": " + message.get(0));
      addLine(cell, line, start, end, lines);
      lines.addAll(message.subList(1, message.size()));
      lines.add(limit(error.getCode()));
      lines.add(hint.forError(error, unit.source()));
    }
    if (errors.size() > MOST_ERRORS) {
      lines.add("and " + (errors.size() - MOST_ERRORS) + " more");
    }
    lines.removeIf(String::isEmpty);
    String first = errors.isEmpty() ? "The cell is incomplete." : message(errors.get(0)).get(0);
    return new Failure("CompileError", first, lines.isEmpty() ? List.of(first) : lines);
  }

  /** An error that the compiler has not seen. */
  static Failure of(CellSource cell, int start, int end, String message) {
    int line = cell.lineAt(start);
    List<String> lines = new ArrayList<>();
    lines.add(Ansi.red(cell.name() + ", line " + line) + ": " + message);
    addLine(cell, line, start, end, lines);
    return new Failure("CompileError", message, lines);
  }

  /** The lines of a message; that of an unknown name becomes one line. */
  private static List<String> message(Diag error) {
    if (error.getCode().startsWith(Snippets.LIMIT + ".string")) {
      return List.of("constant string too long"); // where it is found so late, it is said at length
    }
    List<String> lines =
        error.getMessage(Locale.ROOT).lines().map(String::strip).filter(UNSAID.negate()).toList();
    Matcher unknown = UNKNOWN_NAME.matcher(String.join("\n", lines));
    return unknown.matches()
        ? List.of(
            "cannot find "
                + unknown.group("symbol")
                + (unknown.group("location") == null ? "" : " in " + unknown.group("location")))
        : lines;
  }

  /** A place within the cell, for positions that an added semicolon has pushed beyond its end. */
  private static int clamp(CellSource cell, long offset) {
    int end = cell.code().stripTrailing().length();
    return (int) Math.max(0, Math.min(offset, end));
  }

  /** The line and a mark under the place; of a long line only what is around the place. */
  private static void addLine(CellSource cell, int number, int start, int end, List<String> lines) {
    String line = cell.line(number);
    int column = start - cell.lineStart(number);
    int from = line.length() <= LONGEST_LINE ? 0 : Math.max(0, column - LONGEST_LINE / 2);
    int to = Math.min(line.length(), from + LONGEST_LINE);
    int length = Math.max(1, Math.min(end - start, to - column));
    String before = from == 0 ? "    " : "    ...";
    StringBuilder mark = new StringBuilder(" ".repeat(before.length()));
    // A tab stays a tab, so that the mark stands under its place.
    line.substring(from)
        .chars()
        .limit(column - from)
        .forEach(c -> mark.append(c == '\t' ? '\t' : ' '));
    lines.add(before + line.substring(from, to) + (to < line.length() ? "..." : ""));
    lines.add(mark + "^".repeat(length));
  }

  /** What to do about a limit of class files; empty for other errors. */
  private static String limit(String code) {
    if (!code.startsWith(Snippets.LIMIT)) {
      return "";
    }
    return code.startsWith(Snippets.LIMIT + ".string")
        ? "A text in code has 65,535 bytes at most; read longer ones from a file:"
            + " Files.readString(Path.of(\"text.json\"))"
        : "A method has 64 KB of code at most, a class 65,535 constants: read the data from a file,"
            + " or write it in parts.";
  }
}
