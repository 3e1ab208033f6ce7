package org.trialbook.eligibility;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A heading behind other text of its line, as where a break was lost. */
final class LateHeading {

  private LateHeading() {}

  /** Words that belong to a heading, and not to what stands in front of it on the line. */
  private static final String BEFORE =
      "(?:(?:Group|Cohort|Part|Arm)\\s\\w{1,2}|Additional|Common|Donor|General|Image|Key|Main|Major|Patient|Recipient|Subject|Specific|Core|Primary)";

  /** A heading behind other text of its line; without "criteria" only at its end. */
  private static final Pattern LATE =
      Pattern.compile(
          "(?<=\\s)(?:"
              + BEFORE
              + "\\s){0,2}(?:Non[- ])?(?:(?:inclusion|exclusion)\\s(?:criteria|criterion)\\b|exclusion\\s*:?\\s*$)",
          Pattern.CASE_INSENSITIVE);

  /** Whom the part is about: "Inclusion Criteria Partner". */
  private static final Pattern GROUP_BEHIND =
      Pattern.compile(
          "(?:Recipients?|Donors?|Partners?|Caregivers?|(?:Group|Cohort|Part|Arm) \\w{1,2})\\s*");

  /**
   * Where a heading stands behind other text of a line; -1 if there is none.
   *
   * @param from where the line begins, or what is left of it
   */
  static int find(String text, int from, int to) {
    if (!names(text, from, to)) {
      return -1;
    }
    Matcher late = LATE.matcher(text).region(from, to).useTransparentBounds(true);
    while (late.find()) {
      int start = late.start();
      String before = text.substring(Math.max(from, start - 60), start);
      if (start - from > 0
          && isLate(text, late, before, to)
          && !isPrefix(text, from, start, late.end(), to)) {
        return start;
      }
    }
    return -1;
  }

  /** Whether "clusion" stands there at all, in any letters. */
  private static boolean names(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      char letter = text.charAt(at);
      if ((letter == 'c' || letter == 'C') && text.regionMatches(true, at, "clusion", 0, 7)) {
        return true;
      }
    }
    return false;
  }

  /** What stands in front is a part of the heading: "Part A: Key inclusion criteria". */
  private static boolean isPrefix(String text, int from, int start, int end, int to) {
    int first = Mark.skipBlanks(text, from, start);
    if (Mark.isAll(text.substring(first, start)) || first == start) {
      return true;
    }
    if (start - first > 120) {
      return false;
    }
    String line = text.substring(first, Math.min(to, end + 150));
    Optional<Heading> whole = Heading.of(line.substring(Mark.length(line)));
    return whole.isPresent() && first + Mark.length(line) + whole.get().length() >= end;
  }

  private static boolean isLate(String text, Matcher late, String before, int to) {
    if (Heading.IN_SENTENCE.matcher(before).find()) {
      return false;
    }
    String words = late.group();
    int behind = late.end();
    while (behind < to && text.charAt(behind) == ' ') {
      behind++;
    }
    boolean capital = Character.isUpperCase(words.charAt(0));
    boolean capitals =
        capital && Character.isUpperCase(words.strip().charAt(words.strip().lastIndexOf(' ') + 1));
    char last = before.isBlank() ? '.' : before.strip().charAt(before.strip().length() - 1);
    boolean sentence = ".;:)!".indexOf(last) >= 0;
    if (behind < to && text.charAt(behind) == ':') {
      return capital || sentence || text.substring(behind + 1, to).isBlank();
    }
    boolean end = text.substring(behind, Math.min(to, behind + 3)).isBlank() && to - behind <= 3;
    if (end) {
      return capitals || sentence;
    }
    boolean group = capitals && GROUP_BEHIND.matcher(text.substring(behind, to)).matches();
    return group
        || (capitals
            && sentence
            && (Character.isUpperCase(text.charAt(behind))
                || Character.isDigit(text.charAt(behind))
                || "-•*".indexOf(text.charAt(behind)) >= 0));
  }
}
