package org.trialbook.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trialbook.TrialbookException;

/**
 * What stands behind the name of a magic, up to the end of the line.
 *
 * @param text as it is written, without the space around it
 */
public record Arguments(String text) {

  private static final String SPECIAL = "\"\\";

  public Arguments {
    text = text.strip();
  }

  /** The arguments of a call that has its words apart already. */
  public static Arguments of(List<String> words) {
    return new Arguments(String.join(" ", words.stream().map(Arguments::quoted).toList()));
  }

  /**
   * The words, apart by white space. Double quotes keep white space in a word; in them a backslash
   * is needed before a quote and a backslash.
   */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    StringBuilder word = null;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) && !quoted) {
        if (word != null) {
          words.add(word.toString());
          word = null;
        }
        continue;
      }
      word = word == null ? new StringBuilder() : word;
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted && c == '\\' && i + 1 < text.length() && isSpecial(text.charAt(i + 1))) {
        i++;
        word.append(text.charAt(i));
      } else {
        word.append(c);
      }
    }
    if (word != null) {
      words.add(word.toString());
    }
    return words;
  }

  /** The words of a call that needs exactly this many, such as "a file". */
  public List<String> exactly(int count, String usage) {
    List<String> words = words();
    if (words.size() != count) {
      throw new TrialbookException(
          String.format(
              Locale.ROOT, "%s takes %s, and here are %d.", usage, count(count), words.size()));
    }
    return words;
  }

  private static String count(int count) {
    return count == 1 ? "one argument" : count + " arguments";
  }

  private static boolean isSpecial(char c) {
    return SPECIAL.indexOf(c) >= 0;
  }

  private static String quoted(String word) {
    boolean plain =
        !word.isEmpty()
            && word.chars().noneMatch(c -> Character.isWhitespace(c) || isSpecial((char) c));
    return plain ? word : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
