package org.trialbook.kernel.magic;

/**
 * A magic that a cell calls.
 *
 * @param arguments as they stand behind the name
 * @param body the rest of the cell, for a cell magic
 * @param adjacent whether it stands right below another call
 * @param span where its text is in the cell
 */
record MagicCall(
    Kind kind, String name, String arguments, String body, boolean adjacent, Span span) {

  /** From here to there, in characters of the cell. */
  record Span(int start, int end) {}

  /** How a magic is called. */
  enum Kind {
    LINE,
    VALUE,
    CELL,
    HELP
  }
}
