package org.trialbook.analysis.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.trialbook.text.Resources;

/**
 * Tells from the text why a study was stopped, by the classes of Open Targets and patterns that a
 * reader can check (stop-reasons.tsv).
 */
public final class StopReasons {

  public static final String UNCLASSIFIED = "Unclassified";

  private static final String NOT = "not";

  /**
   * A pattern and the class it stands for; the class "not" takes text away first.
   *
   * @param onlyAlone whether the class counts only where nothing was found before
   */
  private record Rule(String reason, boolean onlyAlone, Pattern pattern) {}

  private static final List<Rule> RULES = read();

  private StopReasons() {}

  /** The classes of a text; the one word for none if no pattern is found. */
  public static List<String> of(String text) {
    String left = text.toLowerCase(Locale.ROOT);
    for (Rule rule : RULES) {
      if (rule.reason().equals(NOT)) {
        left = rule.pattern().matcher(left).replaceAll(" ");
      }
    }
    Set<String> reasons = new LinkedHashSet<>();
    for (Rule rule : RULES) {
      boolean counts = !rule.reason().equals(NOT) && (reasons.isEmpty() || !rule.onlyAlone());
      if (counts && rule.pattern().matcher(left).find()) {
        reasons.add(rule.reason());
      }
    }
    return reasons.isEmpty() ? List.of(UNCLASSIFIED) : List.copyOf(reasons);
  }

  private static List<Rule> read() {
    return Resources.table(StopReasons.class, "stop-reasons.tsv").stream()
        .map(
            cells ->
                new Rule(
                    cells[0].replace("?", ""), cells[0].endsWith("?"), Pattern.compile(cells[1])))
        .toList();
  }
}
