package org.trialbook.eligibility;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line, or the beginning of one, that says whether inclusion or exclusion follows.
 *
 * @param kind of what follows
 * @param length how many letters of the line it takes; what is behind them is a criterion
 */
record Heading(CriterionKind kind, int length) {

  private static final int LONGEST = 130;

  /** Up to six words, then the word that tells. */
  private static final Pattern WORD =
      Pattern.compile(
          "^\\W*(?:\\d\\W*)?((?:[\\w/&'’.,()-]+\\s+){0,6}?)\\(?(non[- ]?|no"
              + " )?(in|ex)clusion\\b(\\s*/?\\s*(?:criteri(?:a|on|um)s?))?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  /** A criterion may speak of criteria: then something is said of them. */
  private static final Pattern VERBS =
      Pattern.compile(
          "\\b(?:not|meets?|met|meeting|fulfil\\w*|satisf\\w*|does|do|who|any|has|have|having|according|other|protocol|based|per|see|inclusion|exclusion)\\b",
          Pattern.CASE_INSENSITIVE);

  /** What may follow the word at the end of a heading without a colon. */
  private static final Pattern TAIL =
      Pattern.compile(
          "\\W*(?:\\([^)]*\\)|(?:for|of|in|at)\\s[^.;]{1,60}|recipients?|donors?|[-–]\\s?\\w[^.;]{0,30})?\\W*");

  /** Behind a colon, words that only say how to read the list. */
  private static final Pattern INSTRUCTION =
      Pattern.compile(
          "(?:\\(.*\\)\\.?|all answers"
              + " must\\b.*|(?:\\w+\\s){0,4}?(?:patients|subjects|participants|persons?|individuals|those)\\s.*\\b(?:following|criteria)\\b.*)",
          Pattern.CASE_INSENSITIVE);

  /** A sentence that says who is in or out. */
  private static final Pattern SENTENCE =
      Pattern.compile(
          "^\\W*(?:(?:all |the"
              + " )?(?:patients|subjects|participants|individuals|persons|children|women|men|those)\\b.{0,60}\\b(?:eligible|included|excluded|ineligible|not"
              + " eligible|enrolled)\\b.{0,120}\\b(?:if|criteria|following|with|who)\\b.{0,60}|(?:included|excluded)"
              + " (?:will be|are) .{0,40})(?::|\\bapply:?)\\s*$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OUT =
      Pattern.compile(
          "\\b(?:excluded|ineligible|not (?:be )?(?:eligible|included))\\b",
          Pattern.CASE_INSENSITIVE);

  /** Words that belong to a heading, and not to what stands in front of it on the line. */
  private static final String BEFORE =
      "(?:Additional|Common|Donor|General|Image|Key|Main|Patient|Recipient|Subject)";

  /** A heading behind other text of the line, which is written with a capital there. */
  private static final Pattern LATE =
      Pattern.compile(
          "(?<=\\S)\\s+((?:"
              + BEFORE
              + " )?(?:Inclusion|Exclusion|INCLUSION|EXCLUSION)"
              + " (?:[Cc]riteria|CRITERIA)\\s*:)");

  private static final Pattern LATE_AT_END =
      Pattern.compile(
          "(?<=[.;]\\s)((?:"
              + BEFORE
              + " )?(?:inclusion|exclusion|Inclusion|Exclusion) criteria)\\s*$");

  /**
   * The heading that a line begins with.
   *
   * @param line without indentation and marks
   * @param current the kind so far, null in front of the first heading
   */
  static Optional<Heading> of(String line, CriterionKind current) {
    String plain = line.replaceAll("[*_#]", " ").replace('\\', ' ');
    Matcher word = WORD.matcher(plain);
    if (word.find() && !VERBS.matcher(word.group(1)).find()) {
      CriterionKind kind = kind(word);
      String rest = plain.substring(word.end());
      int colon = rest.indexOf(':');
      if (colon >= 0 && colon <= LONGEST && !VERBS.matcher(rest.substring(0, colon)).find()) {
        String behind = rest.substring(colon + 1).strip();
        boolean whole =
            behind.isEmpty() || INSTRUCTION.matcher(behind).matches() || isGroup(behind, word);
        return Optional.of(new Heading(kind, whole ? line.length() : word.end() + colon + 1));
      }
      if (colon < 0 && (TAIL.matcher(rest).matches() || saysHowToRead(rest))) {
        return Optional.of(new Heading(kind, line.length()));
      }
      if (colon < 0
          && word.group(4) != null
          && word.group(1).isBlank()
          && rest.matches("\\s+[A-Z].*")) {
        return Optional.of(new Heading(kind, word.end()));
      }
    }
    if (plain.length() <= 2 * LONGEST && SENTENCE.matcher(plain).find()) {
      CriterionKind kind =
          OUT.matcher(plain).find() ? CriterionKind.EXCLUSION : CriterionKind.INCLUSION;
      return kind == current ? Optional.empty() : Optional.of(new Heading(kind, line.length()));
    }
    return Optional.empty();
  }

  /** "Exclusion criteria: healthy subjects" names whom it is about, and no criterion. */
  private static boolean isGroup(String behind, Matcher word) {
    return word.group(4) != null
        && behind.matches(
            "(?i)(?:[\\w-]+"
                + " ){0,2}(?:subjects|patients|participants|volunteers|controls|cohort|group)");
  }

  private static boolean saysHowToRead(String rest) {
    return rest.length() <= LONGEST
        && rest.matches(
            "(?i)\\W+(?:all |the )?(?:subjects|patients|participants) .*\\bcriteria\\b.*");
  }

  private static CriterionKind kind(Matcher word) {
    boolean in = word.group(3).toLowerCase(Locale.ROOT).equals("in");
    return in && word.group(2) == null ? CriterionKind.INCLUSION : CriterionKind.EXCLUSION;
  }

  /** Where a heading stands behind other text of a line; -1 if there is none. */
  static int late(String line) {
    Matcher late = LATE.matcher(line);
    if (late.find()) {
      return late.start(1);
    }
    Matcher last = LATE_AT_END.matcher(line);
    return last.find() ? last.start(1) : -1;
  }
}
