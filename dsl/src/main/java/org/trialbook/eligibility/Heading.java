package org.trialbook.eligibility;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line, or the beginning of one, that only says what follows.
 *
 * @param kind of what follows; null where it does not say, as in "Eligibility criteria:"
 * @param both whether it names inclusion and exclusion together
 * @param length how many letters of the line it takes; what is behind them is a criterion
 */
record Heading(CriterionKind kind, boolean both, int length) {

  /** A word in front that makes it a part of a sentence. */
  static final Pattern IN_SENTENCE =
      Pattern.compile(
          "(?:\\b(?:the|an?|any|of|meets?|met|meeting|no|with|without|these|those|other|following|and|or|per|all|see|to|as|for|in|by|on|under|fulfil\\w*|satisf\\w*|this|study|protocol|trial|above|below|each|one|additional|if|not|from|before|after|since|prior|until|during|trial|defined|protocol-defined|their|specific|respective|same|listed|either)|/|\\()\\s*$",
          Pattern.CASE_INSENSITIVE);

  private static final int LONGEST = 130;

  /** Of a line, what is looked at. */
  private static final int LOOKED_AT = 300;

  private static final Scan WORTH_A_LOOK =
      Scan.forAny("clu", "xlu", "clsu", "elig", "selection", "entry", "enrol");

  private static final String TELLS =
      "(inclusions?|inclution|inculsion|incusion|exclusions?|exlusion|exclution|excusion|exclsuion|exculsion|included|excluded|includes|excludes|ineligibility)";

  private static final String CRITERIA =
      "(?:criteri\\w*|crit\\w{2,}|cirteria|requirements?|conditions?|factors?|standards?|guidelines?|parameters?|citeria|creteria)";

  /** Up to eight words, then the word that tells. */
  private static final Pattern WORD =
      Pattern.compile(
          "^\\W*(?:\\d{1,2}\\W+)?((?:[\\w/&'’.,():+#-]+\\s+){0,8}?)(?:\\W{0,2}|[cC]rit[eè]res?"
              + " d['’])(?:pre[- ]?)?(non[- ]?|no |not )?"
              + TELLS
              + "\\b(\\s*[-/]?\\s*"
              + CRITERIA
              + ")?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern BOTH =
      Pattern.compile(
          "^\\W*(?:[\\w'’-]+\\s+){0,3}?\\(?(?:inclusion|exclusion)(?:\\s+"
              + CRITERIA
              + ")?\\s*(?:and|/|&|or|\\+|,|-|and/or)\\s*(?:inclusion|exclusion)\\b\\)?(?:\\s*"
              + CRITERIA
              + ")?(?:\\s*\\([^)]{0,80}\\))?\\s*(:|$)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NO = Pattern.compile("^\\W*(?:no|non)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern NEUTRAL =
      Pattern.compile(
          "^\\W*(?:[\\w'’-]+\\s+){0,3}?(?:eligibility|selection|entry|enrol+ment)"
              + "(?:\\s+"
              + CRITERIA
              + ")?(?:\\s*\\([^)]{0,80}\\))?\\s*[:：]?\\s*$",
          Pattern.CASE_INSENSITIVE);

  /** A criterion may speak of criteria: then something is said of them. */
  private static final Pattern VERBS =
      Pattern.compile(
          "\\b(?:not|meets?|met|meeting|fulfil\\w*|satisf\\w*|does|do|who|any|has|have|having|according|other|protocol|protocol-defined|based|per|see|inclusion|exclusion|prior|before|after|until|following|since|within|time|than|an?|such|during|with|defined|from|is|was|be|if|this|but)\\b",
          Pattern.CASE_INSENSITIVE);

  /** What is said of a person is a criterion, with a heading behind it. */
  private static final Pattern OF_A_PERSON =
      Pattern.compile(
          "\\b(?:able|ability|willing\\w*|age[ds]?|years|old|read|write|written|informed|consent|signed?|history|diagnos\\w+|understand|provided?|must|can|will|without)\\b|[a-z]{3,}[.;]\\s|[≥≤<>]",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SAID =
      Pattern.compile(
          "\\b(?:not|meets?|met|meeting|fulfil\\w*|satisf\\w*|does|do|who|any|has|have|having|according|other|protocol|based|per|see|inclusion|exclusion|may|above|listed|should)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OTHER = Pattern.compile("other\\s+", Pattern.CASE_INSENSITIVE);

  /** A short line without a stop. */
  private static final Pattern SHORT = Pattern.compile("[^.;:,]{0,60}[^.;:,\\s]");

  /** What may follow the word at the end of a heading without a colon. */
  private static final Pattern TAIL =
      Pattern.compile(
          "\\W*(?:\\([^)]*\\)|for\\s[^.;]{1,100}|(?:of|in|at)\\s(?!.*\\b(?:did|does|do|will|was|were)\\b)[^.;]{1,60}|[Rr]ecipients?|[Dd]onors?|[Pp]artners?|[Cc]aregivers?|[-–]\\s?(?!.*\\b(?:will|are|be|must|have|has|is)\\b)\\w[^.;]{0,80}|(?:are|is|include|were)(?:\\s\\w+){0,4}|\\w+ (?:population|group|patients|subjects|cohort))?\\W*");

  /** A line in whatever words that ends in the capitals of a heading. */
  private static final Pattern LABEL =
      Pattern.compile("(?:In|Ex|IN|EX)(?:clusion Criteria|CLUSION CRITERIA)(?=\\s*:?\\s*$)");

  private static final Pattern ENDS_IN_LABEL =
      Pattern.compile("[^.;]*(?:clusion Criteria|CLUSION CRITERIA)\\s*:?\\s*");

  private static final Pattern ASIDE = Pattern.compile("\\([^)]*\\)|\\bnot (?:be )?limited to\\b");

  /** Behind a colon, words that only say how to read the list. */
  private static final Pattern INSTRUCTION =
      Pattern.compile(
          "(?:\\(.*\\)\\.?|all answers must\\b.*|[-–]|(?:all |any |one or more )?of the following\\W*)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern GROUP =
      Pattern.compile(
          "(?:[\\w-]+ ){0,2}(?:subjects|patients|participants|volunteers|controls|cohort|group)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CAPITAL_BEHIND =
      Pattern.compile("\\s+(?:[A-Z]|\\d{1,2}[.)]|[•*]).*");

  /** Behind a heading, what stands for a colon. */
  private static final Pattern DASH = Pattern.compile("\\s?[-–]\\s+(?=[A-Z])");

  private static final Pattern TOLD_BEHIND =
      Pattern.compile(
          "\\W+(?:all |the )?(?:subjects|patients|participants) .*\\bcriteria\\b.*",
          Pattern.CASE_INSENSITIVE);

  /**
   * The heading that a line begins with.
   *
   * @param line without indentation and marks
   */
  static Optional<Heading> of(String line) {
    String looked = line.length() > LOOKED_AT ? line.substring(0, LOOKED_AT) : line;
    if (!WORTH_A_LOOK.isIn(looked)) {
      return Optional.empty();
    }
    String plain = looked.replace('*', ' ').replace('_', ' ').replace('#', ' ').replace('\\', ' ');
    plain = plain.replace('：', ':');
    Matcher both = BOTH.matcher(plain);
    if (both.find() && plain.length() < LOOKED_AT) {
      boolean no = NO.matcher(plain).find();
      return Optional.of(
          new Heading(
              no ? CriterionKind.EXCLUSION : null, !no, afterColon(line, plain, both.end())));
    }
    Matcher word = WORD.matcher(plain);
    if (word.find() && isLabel(word, plain) && !isSaid(word, plain)) {
      Optional<Heading> label = label(line, plain, word);
      if (label.isPresent()) {
        return label;
      }
    }
    if (plain.length() <= LONGEST && ENDS_IN_LABEL.matcher(plain).matches()) {
      Matcher label = LABEL.matcher(plain);
      if (label.find() && isFree(plain.substring(0, label.start()))) {
        return Optional.of(new Heading(kindOf(label.group()), false, line.length()));
      }
    }
    boolean neutral =
        plain.length() <= LONGEST
            && NEUTRAL.matcher(plain).find()
            && (plain.strip().endsWith(":")
                || plain.strip().endsWith(")")
                || (plain.length() < 40 && word(plain, "criteria")));
    return neutral ? Optional.of(new Heading(null, false, line.length())) : Optional.empty();
  }

  private static boolean word(String plain, String word) {
    return plain.toLowerCase(Locale.ROOT).contains(word);
  }

  /**
   * "Other exclusion criteria may apply" says something of them; "Other exclusion criteria:" not.
   */
  private static boolean isSaid(Matcher word, String plain) {
    String before = word.group(1);
    if (OTHER.matcher(before).matches()) {
      return !plain.substring(word.end()).strip().replace(":", "").isEmpty();
    }
    return VERBS.matcher(before).find() || OF_A_PERSON.matcher(before).find();
  }

  /** "Included:" and "Excludes:" are headings with a colon right behind only. */
  private static boolean isLabel(Matcher word, String plain) {
    String told = word.group(3).toLowerCase(Locale.ROOT);
    boolean verb = told.endsWith("d") || told.endsWith("des");
    return !verb
        || (word.group(1).isBlank() && plain.substring(word.end()).stripLeading().startsWith(":"));
  }

  private static int afterColon(String line, String plain, int end) {
    return plain.substring(end).isBlank() ? line.length() : end;
  }

  private static Optional<Heading> label(String line, String plain, Matcher word) {
    CriterionKind kind = kind(word);
    String rest = plain.substring(word.end());
    int colon = rest.indexOf(':');
    if (colon >= 0
        && colon <= LONGEST
        && !SAID.matcher(ASIDE.matcher(rest.substring(0, colon)).replaceAll("")).find()) {
      String behind = rest.substring(colon + 1).strip();
      boolean whole =
          behind.isEmpty()
              || INSTRUCTION.matcher(behind).matches()
              || (word.group(4) != null && GROUP.matcher(behind).matches())
              || LeadIn.of(behind).isPresent();
      return Optional.of(new Heading(kind, false, whole ? line.length() : word.end() + colon + 1));
    }
    if (colon < 0 && (TAIL.matcher(rest).matches() || saysHowToRead(rest))) {
      return Optional.of(new Heading(kind, false, line.length()));
    }
    Matcher dash = DASH.matcher(rest);
    if (colon < 0 && word.group(4) != null && dash.lookingAt()) {
      return Optional.of(new Heading(kind, false, word.end() + dash.end()));
    }
    if (colon < 0
        && word.group(4) != null
        && word.group(1).isBlank()
        && CAPITAL_BEHIND.matcher(rest).matches()) {
      return Optional.of(new Heading(kind, false, word.end()));
    }
    boolean bare = word.group(4) != null && word.group(1).isBlank() && colon < 0;
    return bare && SHORT.matcher(rest).matches() && !SAID.matcher(rest).find()
        ? Optional.of(new Heading(kind, false, line.length()))
        : Optional.empty();
  }

  private static boolean saysHowToRead(String rest) {
    return rest.length() <= LONGEST && TOLD_BEHIND.matcher(rest).matches();
  }

  private static boolean isFree(String before) {
    return !IN_SENTENCE.matcher(before).find() && !OF_A_PERSON.matcher(before).find();
  }

  private static CriterionKind kindOf(String label) {
    return label.startsWith("I") ? CriterionKind.INCLUSION : CriterionKind.EXCLUSION;
  }

  private static CriterionKind kind(Matcher word) {
    String told = word.group(3).toLowerCase(Locale.ROOT);
    boolean in = told.charAt(1) == 'n' && !told.startsWith("inel");
    return in && word.group(2) == null ? CriterionKind.INCLUSION : CriterionKind.EXCLUSION;
  }
}
