package org.trialbook.kernel;

/** The text of a cell, by lines and columns that count from 1. */
record CellSource(int number, String code) {

  /** The line that the character at this offset stands in. */
  int lineAt(int offset) {
    int line = 1;
    for (int i = 0; i < Math.min(offset, code.length()); i++) {
      if (code.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** The offset of the first character of a line. */
  int lineStart(int line) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = code.indexOf('\n', start) + 1;
    }
    return start;
  }

  /** The text of a line, without its end; empty if there is no such line. */
  String line(int line) {
    return code.lines().skip(line - 1L).findFirst().orElse("");
  }
}
