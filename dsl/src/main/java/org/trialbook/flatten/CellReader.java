package org.trialbook.flatten;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.trialbook.json.Dates;
import org.trialbook.json.Numbers;
import org.trialbook.json.Utf8;

/**
 * Fills cells from what the scan has noted: the null rules and the readings of every column. A
 * value that a column cannot read is missing in its cells, and noted.
 */
final class CellReader {

  private static final byte[] STUDY_PAGE =
      "https://clinicaltrials.gov/study/".getBytes(StandardCharsets.US_ASCII);

  private final Registers registers;
  private final OpenBatch[] relations;
  private final UnreadValues unread;

  CellReader(Registers registers, OpenBatch[] relations, UnreadValues unread) {
    this.registers = registers;
    this.relations = relations;
    this.unread = unread;
  }

  /** Fills the cells that are known now that a scope ends. */
  void fill(Scope scope, byte[] bytes) {
    Scope.Fill[] fills = scope.fills();
    for (int i = 0; i < fills.length; i++) {
      OpenBatch rows = relations[fills[i].relation()];
      if (fills[i].isRow()) {
        rows.add();
      }
      for (Scope.CellFill cell : scope.cells(i)) {
        Cells column = rows.cells(cell.column());
        int times = rows.count() - column.size();
        if (times > 0) {
          fill(cell, column, times, bytes);
        }
      }
    }
  }

  private void fill(Scope.CellFill cell, Cells column, int times, byte[] bytes) {
    switch (cell.reading()) {
      case CONSTANT -> {
        if (cell.register() == Node.NONE) {
          column.appendMissing(times);
        } else {
          byte[] constant = registers.constant(cell.register());
          ((CategoryCells) column).append(constant, 0, constant.length, false, times);
        }
      }
      case ORDINAL -> {
        if (cell.register() == Node.NONE) {
          column.appendMissing(times);
        } else {
          ((IntegerCells) column).append(registers.counter(cell.register()), times);
        }
      }
      case TEXT_LIST, PHASE_LABEL -> {
        if (cell.register() == Node.NONE || registers.list(cell.register()).isAbsent()) {
          column.appendMissing(times);
        } else {
          list(cell, column, registers.list(cell.register()), times, bytes);
        }
      }
      default -> {
        if (cell.register() == Node.NONE || registers.isAbsent(cell.register())) {
          column.appendMissing(times);
        } else {
          value(cell, column, times, bytes);
        }
      }
    }
  }

  private void list(
      Scope.CellFill cell, Cells column, Registers.Found found, int times, byte[] bytes) {
    for (int i = found.size() - 1; i >= 0; i--) {
      if (bytes[found.from(i)] != '"') {
        unread.add(cell.path(), found.from(i), found.to(i), "expected text");
        found.remove(i);
      }
    }
    if (cell.reading() == Reading.PHASE_LABEL) {
      byte[] label = PhaseLabels.label(bytes, found);
      ((CategoryCells) column).append(label, 0, label.length, false, times);
      return;
    }
    TextListCells lists = (TextListCells) column;
    for (int i = 0; i < found.size(); i++) {
      lists.element(bytes, found.from(i) + 1, found.to(i) - 1, found.escaped(i));
    }
    lists.endList(times);
  }

  private void value(Scope.CellFill cell, Cells column, int times, byte[] bytes) {
    int from = registers.from(cell.register());
    int to = registers.to(cell.register());
    byte first = bytes[from];
    switch (cell.reading()) {
      case INTEGER -> {
        long number = Numbers.integer(bytes, from, to);
        if (number == Numbers.NOT_AN_INTEGER) {
          unread(cell, column, times, "expected a whole number of 64 bits");
        } else {
          ((IntegerCells) column).append(number, times);
        }
      }
      case NUMBER -> {
        boolean isNumber = first != '"' && first != 't' && first != 'f';
        double number = isNumber ? Numbers.decimal(bytes, from, to) : Double.NaN;
        if (Double.isFinite(number)) {
          ((NumberCells) column).append(number, times);
        } else {
          unread(cell, column, times, isNumber ? "too large for a double" : "expected a number");
        }
      }
      case BOOLEAN -> {
        if (first == 't' || first == 'f') {
          ((BooleanCells) column).append(first == 't', times);
        } else {
          unread(cell, column, times, "expected true or false");
        }
      }
      default -> {
        if (first == '"') {
          text(cell, column, times, bytes, from + 1, to - 1);
        } else {
          unread(cell, column, times, "expected text");
        }
      }
    }
  }

  private void text(Scope.CellFill cell, Cells column, int times, byte[] bytes, int from, int to) {
    boolean escaped = registers.escaped(cell.register());
    if (cell.reading() == Reading.TEXT) {
      ((TextCells) column).append(bytes, from, to, escaped, times);
    } else if (cell.reading() == Reading.CATEGORY || cell.reading() == Reading.REPEATED_TEXT) {
      ((CategoryCells) column).append(bytes, from, to, escaped, times);
    } else if (escaped) {
      byte[] plain = new byte[to - from];
      made(cell, column, times, plain, 0, Utf8.unescape(bytes, from, to, plain, 0));
    } else {
      made(cell, column, times, bytes, from, to);
    }
  }

  /** Fills cells that are made from a text. */
  private void made(Scope.CellFill cell, Cells column, int times, byte[] text, int from, int to) {
    switch (cell.reading()) {
      case STUDY_URL -> {
        byte[] url = Arrays.copyOf(STUDY_PAGE, STUDY_PAGE.length + to - from);
        System.arraycopy(text, from, url, STUDY_PAGE.length, to - from);
        ((TextCells) column).append(url, 0, url.length, false, times);
      }
      case DATE -> {
        int day = Dates.epochDay(text, from, to);
        if (day == Dates.NOT_A_DATE) {
          unread(cell, column, times, "expected a date");
        } else {
          ((DateCells) column).append(day, times);
        }
      }
      case DATE_PRECISION -> {
        if (Dates.epochDay(text, from, to) == Dates.NOT_A_DATE) {
          unread(cell, column, times, "expected a date");
        } else {
          byte[] precision = Dates.precision(to - from);
          ((CategoryCells) column).append(precision, 0, precision.length, false, times);
        }
      }
      case YEARS -> {
        double years = Numbers.years(text, from, to);
        if (Double.isNaN(years)) {
          unread(cell, column, times, "expected an age");
        } else {
          ((NumberCells) column).append(years, times);
        }
      }
      case NUMBER_IN_TEXT -> number(column, Numbers.inText(text, from, to), times);
      default -> throw new IllegalStateException(cell.reading() + " is not made from text");
    }
  }

  private static void number(Cells column, double number, int times) {
    if (Double.isNaN(number)) {
      column.appendMissing(times);
    } else {
      ((NumberCells) column).append(number, times);
    }
  }

  private void unread(Scope.CellFill cell, Cells column, int times, String reason) {
    int register = cell.register();
    unread.add(cell.path(), registers.from(register), registers.to(register), reason);
    column.appendMissing(times);
  }
}
