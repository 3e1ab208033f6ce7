package org.trialbook.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads SQL no further than to tell names and parameters from text and comments. */
final class SqlText {

  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*'|--[^\\n"
              + "]*|(?s:/\\*.*?\\*/)|(?s:\\$\\$.*?\\$\\$)"
              + "|\"(?<quoted>(?:[^\"]|\"\")*)\"|\\$(?<parameter>[A-Za-z_]\\w*)|(?<name>[\\p{L}_][\\p{L}\\w$]*)");

  private SqlText() {}

  /** The parameters in their order; one that stands twice is there twice. */
  static List<String> parameters(String sql) {
    return TOKEN
        .matcher(sql)
        .results()
        .map(token -> sql.substring(token.start(), token.end()))
        .filter(token -> token.matches("\\$[A-Za-z_]\\w*"))
        .map(token -> token.substring(1))
        .toList();
  }

  /** The same with a question mark in the place of each parameter. */
  static String positional(String sql) {
    StringBuilder text = new StringBuilder();
    Matcher tokens = TOKEN.matcher(sql);
    while (tokens.find()) {
      tokens.appendReplacement(
          text, Matcher.quoteReplacement(tokens.group("parameter") == null ? tokens.group() : "?"));
    }
    return tokens.appendTail(text).toString();
  }

  /** Everything in it that may be the name of a table, in lower case. */
  static Set<String> names(String sql) {
    List<String> names = new ArrayList<>();
    Matcher tokens = TOKEN.matcher(sql);
    while (tokens.find()) {
      if (tokens.group("name") != null) {
        names.add(tokens.group("name"));
      } else if (tokens.group("quoted") != null) {
        names.add(tokens.group("quoted").replace("\"\"", "\""));
      }
    }
    Set<String> lower = new TreeSet<>();
    names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    return lower;
  }

  /** A name as SQL takes it, whatever is in it. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text as SQL takes it, whatever is in it. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
