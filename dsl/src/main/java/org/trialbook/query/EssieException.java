package org.trialbook.query;

import org.trialbook.TrialbookException;

/** Text that is no Essie: shows the text, the spot, and what was expected there. */
public final class EssieException extends TrialbookException {

  private static final long serialVersionUID = 1L;

  /** How much of a long query stands on either side of the spot. */
  private static final int CONTEXT = 60;

  private final int position;
  private final String problem;

  EssieException(String text, int position, String problem) {
    super("Cannot read the query: " + problem + "\n" + spot(text, position));
    this.position = position;
    this.problem = problem;
  }

  /** Index of the first character that does not fit; the length of the text at its end. */
  public int position() {
    return position;
  }

  /** What was expected and what stands there instead. */
  public String problem() {
    return problem;
  }

  private static String spot(String text, int position) {
    int start = position > CONTEXT ? position - CONTEXT : 0;
    int end = Math.min(text.length(), position + CONTEXT);
    String before = (start > 0 ? "…" : "") + text.substring(start, position);
    String after = text.substring(position, end) + (end < text.length() ? "…" : "");
    return (before + after).replaceAll("\\s", " ") + "\n" + " ".repeat(before.length()) + "^";
  }
}
