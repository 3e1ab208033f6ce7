package org.trialbook.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;

/**
 * Tells from the text why a study was stopped, by the classes of Open Targets and patterns that a
 * reader can check (stop-reasons.tsv).
 */
final class StopReasons {

  static final String UNCLASSIFIED = "Unclassified";

  /** A pattern and the class it stands for; the class "not" takes text away first. */
  private record Rule(String reason, Pattern pattern) {}

  private static final List<Rule> RULES = read();

  private StopReasons() {}

  /** The classes of a text; the one word for none if no pattern is found. */
  static List<String> of(String text) {
    String left = text.toLowerCase(Locale.ROOT);
    for (Rule rule : RULES) {
      if (rule.reason().equals("not")) {
        left = rule.pattern().matcher(left).replaceAll(" ");
      }
    }
    String rest = left;
    List<String> reasons =
        RULES.stream()
            .filter(rule -> !rule.reason().equals("not"))
            .filter(rule -> rule.pattern().matcher(rest).find())
            .map(Rule::reason)
            .distinct()
            .toList();
    return reasons.isEmpty() ? List.of(UNCLASSIFIED) : reasons;
  }

  private static List<Rule> read() {
    try (InputStream stream =
        Objects.requireNonNull(StopReasons.class.getResourceAsStream("stop-reasons.tsv"))) {
      Stream<String> lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines();
      return lines
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(cells -> new Rule(cells[0], Pattern.compile(cells[1])))
          .toList();
    } catch (IOException e) {
      throw TrialbookException.cannot("read the reasons of stops, a part of Trialbook", e);
    }
  }
}
