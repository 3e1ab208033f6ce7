package org.trialbook.eligibility;

import java.util.Set;

/** Words around measures and their limits. */
final class MeasureWords {

  /** Words between measures that share a limit, and between a measure and its number. */
  static final Set<String> GLUE =
      Set.of(
          "and",
          "or",
          "/",
          ",",
          "(",
          ")",
          "&",
          ";",
          "-",
          ":",
          "level",
          "levels",
          "serum",
          "total",
          "the",
          "either",
          "both",
          "plasma",
          "with",
          "of",
          "a",
          "an",
          "value",
          "values",
          "=",
          "i",
          "e",
          "g",
          ".",
          "[",
          "]",
          "elevated",
          "elevation",
          "increased",
          "blood",
          "concentration",
          "than",
          "concentrations",
          "s",
          "’",
          "'",
          "count",
          "hepatic",
          "transaminases",
          "transaminase",
          "enzymes",
          "liver",
          "direct",
          "elevations",
          "for",
          "in",
          "activity",
          "must",
          "be");

  /** Words behind which a number is no limit of the measure in front. */
  static final Set<String> BLOCKS =
      Set.of(
          "who",
          "unless",
          "except",
          "because",
          "requiring",
          "treated",
          "receiving",
          "despite",
          "taking",
          "mutation",
          "mutations",
          "exon",
          "inhibitor",
          "inhibitors",
          "amplification",
          "variability",
          "transfusion",
          "transfusions",
          "history",
          "gene",
          "antibody",
          "insulin",
          "dose",
          "doses",
          "cycles",
          "times",
          "lasting",
          "mutated",
          "positive",
          "tki",
          "ratio");

  /** Words in front of a measure by which a change of it is limited, and not its value. */
  static final Set<String> CHANGES =
      Set.of(
          "increase",
          "decrease",
          "reduction",
          "drop",
          "change",
          "changes",
          "decline",
          "rise",
          "fall",
          "improvement",
          "difference",
          "variation",
          "variability",
          "decreases",
          "increases",
          "deterioration",
          "recovery",
          "decreased",
          "target");

  /** What may stand behind a number that has no unit and is not the amount of something else. */
  static final Set<String> ENDS =
      Set.of(
          "", ",", ".", ";", ":", ")", "(", "]", "[", "/", "or", "and", "for", "in", "at", "with",
          "if", "on", "during", "by", "within", "despite", "after", "unless", "*", "-", "when",
          "as", "to");

  static final Set<String> TIMES_OF_DAY =
      Set.of("year", "month", "week", "day", "hour", "minute", "s", "ms");

  private MeasureWords() {}
}
