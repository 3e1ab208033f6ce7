package org.trialbook.kernel.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.kernel.cell.CellSource;

/**
 * Names snippets after the cell and line they come from, and reads the names back.
 *
 * <p>JShell puts the id of a snippet where a stack frame has its file name, so that a frame leads
 * back to the line of the cell.
 */
final class SnippetIds {

  /** A line of a cell, in a method or (empty) outside of any. */
  record Place(CellSource cell, int line, String method) {

    /** The line as it is written in the cell. */
    String text() {
      return cell.line(line).strip();
    }

    @Override
    public String toString() {
      return cell.name() + ", line " + line + (method.isEmpty() ? "" : ", in " + method);
    }
  }

  private static final Pattern FILE = Pattern.compile("#(\\d+):(\\d+):\\d+");

  /** Where the next snippet comes from: which cell, counted from 1, and which line of it. */
  record Position(int cell, int line) {}

  private final List<CellSource> cells = new ArrayList<>();
  private Position position = new Position(0, 1);

  /** The snippets named from now on are of this cell. */
  void enter(CellSource cell) {
    cells.add(cell);
    position = new Position(cells.size(), 1);
  }

  /** The snippets named from now on begin at this line of the cell. */
  void enter(int line) {
    position = new Position(position.cell(), line);
  }

  Position position() {
    return position;
  }

  /** The name of the cell that snippets come from now. */
  String cell() {
    return cell(position);
  }

  /** The name of the cell that a snippet comes from. */
  String cell(Position of) {
    return of.cell() == 0 ? "the start" : cells.get(of.cell() - 1).name();
  }

  /** Where the snippet of this name comes from. */
  static Position position(String name) {
    String[] parts = name.split(":", -1);
    return new Position(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  /** The snippets named from now on come from here again. */
  void resume(Position earlier) {
    position = earlier;
  }

  /** A name that no other snippet has. */
  String name(int sequence) {
    return position.cell() + ":" + position.line() + ":" + sequence;
  }

  /** Where in a cell a frame stands; empty for frames of libraries. */
  Optional<Place> place(StackTraceElement frame) {
    Matcher file = FILE.matcher(String.valueOf(frame.getFileName()));
    if (!file.matches()) {
      return Optional.empty();
    }
    int cell = Integer.parseInt(file.group(1));
    if (cell == 0) {
      return Optional.empty();
    }
    int line = Integer.parseInt(file.group(2)) + Math.max(1, frame.getLineNumber()) - 1;
    String method = frame.getMethodName();
    boolean lambda = method.startsWith("lambda$") || method.startsWith("do_it$");
    return Optional.of(
        new Place(
            cells.get(cell - 1), line, lambda ? "" : method.replace("<init>", "constructor")));
  }
}
