package org.trialbook.drug;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.trialbook.text.Resources;

/** Words of intervention names that are no part of a drug's name, from {@code words.tsv}. */
final class DrugWords {

  /** Numbers with a unit, and what they are a rate of: {@code 49/51mg}, {@code 2.5 mg/kg}. */
  static final Pattern AMOUNT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}-])\\d+(?:[.,:/x~-]\\s?\\d+)*\\s?"
              + "(?:mg|mcg|µg|μg|ug|ng|g|kg|ml|dl|l|iu|miu|u|units?|%|mmol|mol|mm|nm|meq|mci|mbq|gy|"
              + "cfu|ppm|hours?|hrs?|h|min|minutes?|days?|weeks?|months?|times|cycles?)"
              + "(?:\\s?/\\s?(?:\\d+\\s?)?"
              + "(?:kg|m2|m²|ml|l|day|d|dose|tab|tablet|h|hr|hour|min|week|wk|h))*"
              + "(?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE);

  /** Which dose, part or phase of a study: {@code Low dose}, {@code Dose 1}, {@code Part B}. */
  static final Pattern STAGE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:(?:low|lower|medium|middle|high|higher)[\\s-]?(?=dose)|(?:dose|part|cohort|group|arm|level|phase|stage|period|tablet|"
              + "formulation|parenteral)\\s?(?:\\d{1,2}|[ivx]{1,3}|[a-f])(?![\\p{L}\\p{N}]))",
          Pattern.CASE_INSENSITIVE);

  static final Set<String> SALTS;
  static final Set<String> GENERIC;
  static final Set<String> COMPARATORS;
  static final Set<String> CONTROLS;

  /** Words of a study's design: a name with one of them is of a part of the study. */
  static final Set<String> STAGES = Set.of("group", "arm", "phase", "cohort", "part", "period");

  /** All that is said of how a drug is given. */
  static final Set<String> ASIDE;

  static {
    Map<String, Set<String>> classes = new HashMap<>();
    for (String[] line : Resources.table(DrugWords.class, "words.tsv")) {
      String cut = line[1].contains("|") ? "\\|" : " ";
      classes.put(line[0], Set.copyOf(List.of(line[1].split(cut, -1))));
    }
    SALTS = classes.get("SALT");
    GENERIC = classes.get("GENERIC");
    COMPARATORS = classes.get("COMPARATOR");
    CONTROLS = classes.get("CONTROL");
    Set<String> aside = new HashSet<>();
    for (String each : List.of("FORM", "ROUTE", "RELEASE", "DOSE", "FRAME")) {
      aside.addAll(classes.get(each));
    }
    ASIDE = Set.copyOf(aside);
  }

  private DrugWords() {}
}
