package org.trialbook.kernel.magic;

/**
 * A magic that a cell calls.
 *
 * @param name of the magic; where something of Java is asked for, its name
 * @param arguments as they stand behind the name
 * @param body the rest of the cell, for a cell magic
 * @param adjacent whether it stands right below another call
 * @param typed whether the variable that it fills has no type but that of the value
 * @param span where its text is in the cell
 */
record MagicCall(
    Kind kind,
    String name,
    String arguments,
    String body,
    boolean adjacent,
    boolean typed,
    Span span) {

  /** From here to there, in characters of the cell. */
  record Span(int start, int end) {}

  /** How a magic is called. */
  enum Kind {
    LINE,
    VALUE,
    CELL,
    HELP,
    /** What something of Java is. */
    NAME,
    /** How it is written. */
    SOURCE
  }

  MagicCall {
    arguments = arguments.strip();
  }

  /** Whether it asks for something of Java. */
  boolean isQuestion() {
    return kind == Kind.NAME || kind == Kind.SOURCE;
  }

  static MagicCall line(Kind kind, String name, String arguments, boolean adjacent, Span span) {
    return new MagicCall(kind, name, arguments, "", adjacent, false, span);
  }

  static MagicCall value(String name, String arguments, boolean typed, Span span) {
    return new MagicCall(Kind.VALUE, name, arguments, "", false, typed, span);
  }

  static MagicCall cell(String name, String arguments, String body, Span span) {
    return new MagicCall(Kind.CELL, name, arguments, body, false, false, span);
  }
}
