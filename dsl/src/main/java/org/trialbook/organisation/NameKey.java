package org.trialbook.organisation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** By what two spellings of a name are the same. */
final class NameKey {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+|[®™©.'’`´]");
  private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]+");

  /**
   * Forms of companies, as they stand at the end of a name without their points. KGaA is none of
   * them: it tells Merck KGaA from Merck.
   */
  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "ab",
          "ag",
          "aps",
          "as",
          "asa",
          "bv",
          "co",
          "company",
          "corp",
          "corporation",
          "gmbh",
          "inc",
          "incorporated",
          "kg",
          "kk",
          "lda",
          "limited",
          "llc",
          "llp",
          "lp",
          "ltd",
          "ltda",
          "nv",
          "oy",
          "oyj",
          "plc",
          "pte",
          "pty",
          "pvt",
          "sa",
          "sarl",
          "sas",
          "sl",
          "spa",
          "srl",
          "ulc");

  private NameKey() {}

  /**
   * The letters and digits of a name in small letters, word by word: case, accents, points, commas,
   * brackets and marks such as ® do not count, and "&amp;" is "and".
   */
  static String of(String name) {
    String text = name.replace("A/S", "AS").replace("a/s", "as").replace("&", " and ");
    String letters = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return PUNCTUATION.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /** A key without the forms of companies at its end; a name of nothing else keeps them. */
  static String withoutLegalForm(String key) {
    List<String> words = new ArrayList<>(List.of(key.split(" ", -1)));
    while (words.size() > 1) {
      String last = words.get(words.size() - 1);
      // "& Co., Inc." ends with "and co inc".
      if (!LEGAL_FORMS.contains(last) && !last.equals("and")) {
        break;
      }
      words.remove(words.size() - 1);
    }
    return String.join(" ", words);
  }
}
