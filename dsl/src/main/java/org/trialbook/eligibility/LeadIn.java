package org.trialbook.eligibility;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sentence that introduces a list and says whether those whom it is true of are in or out:
 * "Patients must not be enrolled if they meet any of the following criteria:".
 */
final class LeadIn {

  private static final int LONGEST = 320;

  /** Of a line, where its end is looked for. */
  private static final int LONGEST_END = 40;

  private static final Pattern KEEPS_OUT =
      Pattern.compile("xclude|neligible|ot eligible|ot included", Pattern.CASE_INSENSITIVE);

  /** What a line has in it that ends as these do, or says "following". */
  private static final Scan MAY_INTRODUCE =
      Scan.forAny(
          ":", "following", "appl", "criteria", "are met", "is met", "conditions", "if", "who");

  private static final Pattern ENDS =
      Pattern.compile(
          "(?:[:：]|\\b(?:following|following criteria|apply|applies|criteria|criteria below|are met|is met|conditions|if|who|who have|if they|if they have)\\s*[.;:]?)[\\s*_]*$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OF_THE_FOLLOWING =
      Pattern.compile(
          "\\b(?:any|all|one or more)(?: one)?(?: of)? (?:the |these )?following\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern WHOM =
      Pattern.compile(
          "\\b(?:patients?|subjects?|participants?|individuals?|persons?|people|volunteers?|children|child|adults?|women|men|infants?|candidates?|those|they|you|anyone|who|applicants?|mothers?|study|trial|presence|any of|all of|following|enrollment|enrolment|studies|families|records|controls?|cases?|donors?|couples|boys|girls|males?|females?)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TWICE_NOT =
      Pattern.compile(
          "\\bnot\\b(?: \\w+){0,2} (?:excluded?|exclusion\\w*|ineligible|disqualif\\w+)|\\b(?:no|not an?) exclusion",
          Pattern.CASE_INSENSITIVE);

  /** Who meets these and none of the other list is in. */
  private static final Pattern ALL_AND_NONE =
      Pattern.compile(
          "\\binclusion\\b.{0,40}\\b(?:and|but|with|without)\\b.{0,12}\\b(?:none|no|any|not any)\\b.{0,30}\\bexclusion\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OUT =
      Pattern.compile(
          "\\b(?:exclud(?:ed?|es|ing)|exclusion|exclusionary|ineligible|disqualif\\w+|prevent\\w*|preclud\\w+|prohibit\\w*)\\b"
              + "|\\b(?:not|never)\\b(?: \\w+){0,3} (?:eligible|enrolled|enrol+|included|entered|enter|participate|admitted|recruited|considered|allowed|randomi[sz]ed|accepted|receive|qualify|suitable|selected|permitted|join|take part|be in)\\b"
              + "|\\b(?:must|should|may|will|can|shall|do|does) not (?:have|meet|be|fulfil+|satisfy|exhibit|present|show)\\b"
              + "|\\b(?:can ?not|can[’']t|cannot)\\b"
              + "|\\b(?:meet|have|has|fulfil+|with|meeting|satisfy) none of\\b|\\bnone of the following\\b|\\bnot (?:have|meet|meeting|having) any\\b|\\bnot be in(?:cluded)?\\b|\\bwithout any of the following\\b|\\bno evidence of any of the following\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern IN =
      Pattern.compile(
          "\\b(?:eligible|eligibility|includ(?:ed?|es)|enrol+(?:ed|ment|s)?|inclusion|participate|participation|recruited|recruitment|qualify|entry|entering|enter|admitted|invited|join)\\b"
              + "|\\b(?:must|should|will|shall|need to|have to|has to|required to)\\b(?: \\w+){0,3}? (?:meet|fulfil+|satisfy)\\b"
              + "|\\b(?:meet|meets|meeting|fulfil+|fulfil+s|satisfy|satisfies)\\b(?: \\w+){0,2} (?:of the |of these )?(?:following|criteria)"
              + "|\\b(?:patients|subjects|participants|individuals|volunteers|they|you|women|men|children) (?:must|should|will|shall)(?: (?:have|be|also))?\\s*:"
              + "|\\b(?:all|each|every) of the (?:following|criteria)\\b.*\\b(?:met|apply|required|satisfied|true|fulfilled)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Words that show that a list of examples or of parts of one criterion follows. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\b(?:defined (?:as|by)|including|such as|e\\.g|i\\.e|at least one of|one of the following|either|confirmed by|evidenced by|diagnos\\w+ (?:of|with|by|as)|history of|includes?(?:,? but)|willing|contracepti\\w+|childbearing|prior to|within \\d|treatment with|use of|function as|documented|childbearing|must use|agree)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SAYS_OUT =
      Pattern.compile(
          "^\\W*(?:[\\w-]+\\s+){0,6}?(?:will be|are|is|were|should be|must be|would be|shall be)"
              + " (?:also )?(?:excluded|ineligible|not eligible|not included)\\b(?:[\\w ]{0,40}?)\\b(?:if|when|in case)\\b",
          Pattern.CASE_INSENSITIVE);

  private LeadIn() {}

  /** What the list below is of; empty for any other line. */
  static Optional<CriterionKind> of(String line) {
    if (line.length() > LONGEST || line.length() < 12) {
      return Optional.empty();
    }
    if (!MAY_INTRODUCE.isIn(line)) {
      return Optional.empty();
    }
    String plain = line.replace('*', ' ').replace('_', ' ').replace('\\', ' ').strip();
    String last = plain.substring(Math.max(0, plain.length() - LONGEST_END));
    boolean introduces =
        ENDS.matcher(last).find()
            || (plain.contains("ollowing") && OF_THE_FOLLOWING.matcher(plain).find());
    if (!introduces || !WHOM.matcher(plain).find()) {
      return Optional.empty();
    }
    if (TWICE_NOT.matcher(plain).find() || ALL_AND_NONE.matcher(plain).find()) {
      return Optional.of(CriterionKind.INCLUSION);
    }
    if (OUT.matcher(plain).find()) {
      return Optional.of(CriterionKind.EXCLUSION);
    }
    return IN.matcher(plain).find() && !INSIDE.matcher(plain).find()
        ? Optional.of(CriterionKind.INCLUSION)
        : Optional.empty();
  }

  private static final Pattern SAYS_WHO =
      Pattern.compile(
          "\\b(?:following|these|below)\\b.*\\b(?:eligible|ineligible|excluded|exclusion|inclusion)\\b|\\b(?:eligible|ineligible|excluded|exclusion|inclusion)\\b.*\\b(?:following|these|below|if|who)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Whether a line says outright who is in or out, as one that stands above a new list does. */
  static boolean saysWho(String line) {
    return SAYS_WHO.matcher(line).find();
  }

  /** Whether a line says that something keeps nobody out. */
  static boolean isTwiceNot(String line) {
    return line.length() <= LONGEST && TWICE_NOT.matcher(line).find();
  }

  /** Whether a line among inclusion criteria says of whom it is true that they are out. */
  static boolean saysOut(String line) {
    String looked = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    return KEEPS_OUT.matcher(looked).find()
        && SAYS_OUT.matcher(looked).find()
        && !TWICE_NOT.matcher(looked).find();
  }
}
