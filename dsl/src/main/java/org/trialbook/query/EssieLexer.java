package org.trialbook.query;

import java.util.ArrayList;
import java.util.List;

/** Cuts Essie text into words, phrases, operators and brackets. */
final class EssieLexer {

  enum Kind {
    WORD,
    OPERATOR,
    PHRASE,
    OPEN,
    CLOSE,
    OPEN_BRACKET,
    CLOSE_BRACKET,
    COMMA,
    END
  }

  /**
   * @param text what it says, without quotes and backslashes
   */
  record Token(Kind kind, String text, int position, int end) {

    boolean isOperator(String name) {
      return kind == Kind.OPERATOR && text.equals(name);
    }

    String source(String whole) {
      return whole.substring(position, end);
    }
  }

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private EssieLexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    EssieLexer lexer = new EssieLexer(text);
    while (lexer.at < text.length()) {
      lexer.read();
    }
    lexer.tokens.add(new Token(Kind.END, "", text.length(), text.length()));
    return lexer.tokens;
  }

  private void read() {
    char c = text.charAt(at);
    if (Words.isBlank(c)) {
      at++;
    } else if (c == '"') {
      phrase();
    } else if (c == '\\') {
      escapedOperator();
    } else if (Words.isReserved(c)) {
      Kind kind =
          switch (c) {
            case '(' -> Kind.OPEN;
            case ')' -> Kind.CLOSE;
            case '[' -> Kind.OPEN_BRACKET;
            case ']' -> Kind.CLOSE_BRACKET;
            default -> Kind.COMMA;
          };
      tokens.add(new Token(kind, String.valueOf(c), at, at + 1));
      at++;
    } else {
      int start = at;
      String word = word();
      Kind kind = Words.OPERATORS.contains(word) ? Kind.OPERATOR : Kind.WORD;
      tokens.add(new Token(kind, word, start, at));
    }
  }

  private String word() {
    int start = at;
    while (at < text.length()
        && !Words.isBlank(text.charAt(at))
        && !Words.isReserved(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private void escapedOperator() {
    int start = at++;
    String word = word();
    if (!Words.OPERATORS.contains(word)) {
      throw new EssieException(
          text, start, "a backslash can only stand before an operator word such as \\AND.");
    }
    tokens.add(new Token(Kind.WORD, word, start, at));
  }

  private void phrase() {
    int start = at++;
    StringBuilder words = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      boolean escape = text.charAt(at) == '\\' && at + 1 < text.length();
      if (escape && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
        at++;
      }
      words.append(text.charAt(at++));
    }
    if (at == text.length()) {
      throw new EssieException(text, start, "this quotation mark is never closed.");
    }
    at++;
    tokens.add(new Token(Kind.PHRASE, words.toString(), start, at));
  }
}
