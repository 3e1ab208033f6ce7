package org.trialbook.drug;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of several drugs in one, and names of what a drug is compared with. */
final class Combination {

  /** What always joins two things; the + of a cell's antigen, as in CD34+ cells, does not. */
  private static final Pattern SURE =
      Pattern.compile(
          "(?<!\\bcd\\d{1,3}[a-z]?)\\s*\\+\\s*(?=[\\p{L}\\p{N}])|\\bplus\\b|\\bcombined with\\b|"
              + "\\bin combination with\\b|\\bco-?administered with\\b",
          Pattern.CASE_INSENSITIVE);

  /** What joins two drugs where both sides are drugs, and stands in the name of one as well. */
  private static final Pattern PERHAPS =
      Pattern.compile(
          "\\band\\b|\\bwith\\b|[&/,;，、]|(?<=\\p{L})-(?=\\p{L})", Pattern.CASE_INSENSITIVE);

  private Combination() {}

  /** The parts that are joined without doubt; one where nothing is. */
  static List<String> sureParts(String name) {
    return cut(SURE, name);
  }

  /** The parts if each of the words that may join does. */
  static List<String> possibleParts(String name) {
    return cut(PERHAPS, DrugWords.AMOUNT.matcher(DrugText.plain(name)).replaceAll(" "));
  }

  /** Two names of one drug with a slash between: a company's number, and what it became. */
  static List<String> sameWithSlash(String name) {
    List<String> sides = List.of(DrugText.plain(name).split("/", -1));
    if (sides.size() != 2) {
      return List.of();
    }
    DrugText first = DrugText.of(sides.get(0));
    DrugText second = DrugText.of(sides.get(1));
    boolean isOne = first.isCode() != second.isCode() && !first.isGeneric() && !second.isGeneric();
    return isOne ? sides : List.of();
  }

  private static List<String> cut(Pattern pattern, String name) {
    List<String> parts = new ArrayList<>();
    for (String part : pattern.split(name, -1)) {
      if (!DrugText.of(part).key().isEmpty()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  /** What the drug is compared with, in one word or as it is written; null for a drug. */
  static String comparator(String name) {
    String text = DrugText.plain(name).toLowerCase(Locale.ROOT);
    for (String word : DrugText.words(text)) {
      if (DrugWords.COMPARATORS.contains(word)) {
        return word.equals("placebos") || word.equals("dummy") ? "placebo" : word;
      }
    }
    String whole =
        String.join(" ", DrugText.words(text.replaceAll("\\(.*\\)|\\bgroup\\b|\\barm\\b", "")));
    return DrugWords.CONTROLS.contains(whole) ? whole : null;
  }
}
