package org.trialbook.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads SQL no further than to tell names and parameters from text and comments. */
final class SqlText {

  private static final Pattern TOKEN =
      Pattern.compile(
          // text: plain, with escapes, between dollars; possessive, or long ones end the stack
          "'(?:[^']++|'')*+'|[eE]'(?:[^'\\\\]++|\\\\.|'')*+'"
              + "|(?s:\\$(?<tag>(?:[A-Za-z_]\\w*)?)\\$.*?\\$\\k<tag>\\$)"
              + "|--[^\\n]*|(?s:/\\*.*?\\*/)"
              + "|\"(?<quoted>(?:[^\"]++|\"\")*+)\"|\\$(?<parameter>[A-Za-z_]\\w*)"
              + "|(?<name>[\\p{L}_][\\p{L}\\w$]*)|(?<mark>\\?)");

  private SqlText() {}

  /** The parameters in their order; one that stands twice is there twice. */
  static List<String> parameters(String sql) {
    return TOKEN
        .matcher(sql)
        .results()
        .map(MatchResult::group)
        .filter(SqlText::isParameter)
        .map(token -> token.substring(1))
        .toList();
  }

  /** The same with a question mark in the place of each parameter. */
  static String positional(String sql) {
    return positional(sql, "?");
  }

  /** The same for the driver of PostgreSQL, to which a question mark of one's own is two. */
  static String escaped(String sql) {
    return positional(sql, "??");
  }

  private static String positional(String sql, String mark) {
    return TOKEN
        .matcher(sql)
        .replaceAll(
            token ->
                Matcher.quoteReplacement(
                    sql.startsWith("?", token.start())
                        ? mark
                        : isParameter(token.group()) ? "?" : token.group()));
  }

  private static boolean isParameter(String token) {
    return token.startsWith("$") && !token.endsWith("$");
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
