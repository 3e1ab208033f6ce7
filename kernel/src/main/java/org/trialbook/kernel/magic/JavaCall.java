package org.trialbook.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A call of a magic as the Java that makes it. */
final class JavaCall {

  /** Imported by every cell; a longer name could be hidden by a variable. */
  private static final String KERNEL = "$Kernel.";

  /** Java takes no constant of more than 65,535 bytes, and a character is three at most. */
  private static final int LONGEST_LITERAL = 20_000;

  private JavaCall() {}

  /**
   * The Java of a call. A line is a statement, which shows no value of its own, and so is a
   * question for a name; a cell, a value and a question for help are expressions.
   *
   * @param valueType the type of a value that none is known of otherwise; may be empty
   */
  static String of(MagicCall call, String arguments, String valueType) {
    String name = literal(call.name());
    return switch (call.kind()) {
      case LINE -> KERNEL + "lineMagic(" + name + ", " + literal(arguments) + ");";
      case VALUE ->
          KERNEL
              + (valueType.isEmpty() ? "" : "<" + valueType + ">")
              + ("valueOfMagic(" + name + ", " + literal(arguments) + ");");
      case CELL ->
          KERNEL
              + ("cellMagic("
                  + name
                  + ", "
                  + literal(arguments)
                  + ", "
                  + literal(call.body())
                  + ")");
      case HELP -> KERNEL + "magicHelp(" + name + ")";
      case NAME -> KERNEL + "describe(" + name + ");";
      case SOURCE -> KERNEL + "showSource(" + name + ");";
    };
  }

  private static String literal(String text) {
    if (text.length() <= LONGEST_LITERAL) {
      return escaped(text);
    }
    List<String> parts = new ArrayList<>();
    for (int at = 0; at < text.length(); at += LONGEST_LITERAL) {
      parts.add(escaped(text.substring(at, Math.min(text.length(), at + LONGEST_LITERAL))));
    }
    return KERNEL + "join(" + String.join(", ", parts) + ")";
  }

  /** In one line, whatever the text is. */
  private static String escaped(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> literal.append('\\').append(c);
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> {
          // A backslash-u in a literal would be read before the literal is.
          if (c < ' ' || Character.isSurrogate(c)) {
            literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    return literal.append('"').toString();
  }
}
