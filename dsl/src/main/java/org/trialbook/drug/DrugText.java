package org.trialbook.drug;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The name of an intervention, taken apart: the drug, what stands in brackets beside it, and what
 * only says how it is given.
 *
 * @param key by what two spellings of a name are the same; empty where nothing names a drug
 * @param spelling the same words as they are written
 * @param asides what stands in brackets
 */
record DrugText(String key, String spelling, List<String> asides) {

  private static final Pattern MARKS = Pattern.compile("[®™℠*^\\\\]|\\((?:r|tm)\\)");

  /** {@code [177Lu]Lu-PSMA} is one word. */
  private static final Pattern BRACKETS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}-])(?:\\(([^()]*)\\)|\\[([^\\[\\]]*)])(?![\\p{L}\\p{N}-])"
              + "|(?<=[\\p{L}\\p{N}])\\(([^()]*)\\)(?![\\p{L}\\p{N}-])");

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** {@code AMG 162} and {@code AMG-162} are AMG162. */
  private static final Pattern CODE_LETTERS = Pattern.compile("\\p{L}{1,5}");

  private static final int SHORTEST = 3;

  private static final Pattern CODE_DIGITS = Pattern.compile("\\d{3,}\\p{L}?");

  static DrugText of(String name) {
    String text = plain(name);
    List<String> asides = new ArrayList<>();
    String head = BRACKETS.matcher(text).replaceAll(found -> aside(found, asides));
    if (!BETWEEN.matcher(head).replaceAll("").matches(".*\\p{L}.*")) {
      head = text;
    }
    String named = DrugWords.STAGE.matcher(head).replaceAll(" ");
    named = DrugWords.AMOUNT.matcher(named).replaceAll(" ");
    List<String> words = joined(without(words(named), DrugWords.ASIDE::contains));
    List<String> left = withoutSalt(words);
    String key = String.join(" ", left.stream().map(DrugText::singular).toList());
    return new DrugText(key, String.join(" ", left), List.copyOf(asides));
  }

  /** Potassium chloride is a drug by itself, and so is L-arginine. */
  private static List<String> withoutSalt(List<String> words) {
    List<String> stem = without(words, DrugWords.SALTS::contains);
    boolean isSalt =
        !words.isEmpty() && DrugWords.SALTS.contains(words.get(0).toLowerCase(Locale.ROOT));
    return isSalt || String.join("", stem).length() < SHORTEST ? words : stem;
  }

  private static String singular(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    return small.matches("\\p{L}{4,}(?<!s|u|i)s") ? small.substring(0, small.length() - 1) : small;
  }

  private static String aside(MatchResult found, List<String> asides) {
    for (int group = 1; group <= found.groupCount(); group++) {
      if (found.group(group) != null) {
        asides.add(found.group(group).strip());
      }
    }
    return " ";
  }

  /** Without marks, and with letters in their usual form. */
  static String plain(String name) {
    String text = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("");
    return text.replaceAll("['’`´]", "").strip();
  }

  static List<String> words(String text) {
    return BETWEEN.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
  }

  private static List<String> without(List<String> words, Predicate<String> so) {
    return words.stream().filter(word -> !so.test(word.toLowerCase(Locale.ROOT))).toList();
  }

  private static List<String> joined(List<String> words) {
    List<String> joined = new ArrayList<>();
    for (String word : words) {
      int last = joined.size() - 1;
      if (CODE_DIGITS.matcher(word).matches()
          && last >= 0
          && CODE_LETTERS.matcher(joined.get(last)).matches()) {
        joined.set(last, joined.get(last) + word);
      } else {
        joined.add(word);
      }
    }
    return joined;
  }

  /** Whether it is a number of a company for a drug of its own. */
  boolean isCode() {
    return key.matches("\\p{L}{1,5} ?\\p{L}?\\d{2,}\\p{L}?( \\d+)?");
  }

  /** Whether it names no drug: a kind of drugs, a part of the study, or a whole sentence. */
  boolean isGeneric() {
    List<String> words = words(key);
    return words.isEmpty()
        || words.size() > 5
        || words.stream().allMatch(word -> word.length() < 3 || word.matches("\\d+"))
        || words.stream().anyMatch(DrugWords.GENERIC::contains);
  }
}
