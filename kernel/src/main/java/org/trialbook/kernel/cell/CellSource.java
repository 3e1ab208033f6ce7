package org.trialbook.kernel.cell;

/**
 * The text of a cell, by lines and columns that count from 1.
 *
 * @param name what reports call it, such as {@code cell 3}
 * @param text as its author wrote it
 * @param code the same in Java, line by line: what calls a magic in the text calls a method here
 */
public record CellSource(String name, String text, String code) {

  /** A cell without magics. */
  public CellSource(int number, String code) {
    this("cell " + number, code, code);
  }

  /** Whether calls of magics stand in it, which can change what the code behind them means. */
  public boolean hasMagics() {
    return !text.equals(code);
  }

  /** The line that the character of the code at this offset stands in. */
  public int lineAt(int offset) {
    int line = 1;
    for (int i = 0; i < Math.min(offset, code.length()); i++) {
      if (code.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** The offset in the code of the first character of a line. */
  public int lineStart(int line) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = code.indexOf('\n', start) + 1;
    }
    return start;
  }

  /** The text of a line, without its end; empty if there is no such line. */
  public String line(int line) {
    return text.lines().skip(line - 1L).findFirst().orElse("");
  }
}
