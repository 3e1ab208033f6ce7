package org.trialbook.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The form of a company at the end of a name, such as Inc. or Co., Ltd.
 *
 * @param stem the key of the name without it
 * @param words what it consists of, in short, whatever the order; none where a name has no form
 */
record LegalForm(String stem, Set<String> words) {

  /** A stem of so few letters is an abbreviation, and those are used by many. */
  private static final int ABBREVIATION = 4;

  /** KGaA is none of them: it tells Merck KGaA from Merck. */
  private static final Set<String> FORMS =
      Set.of(
          "ab", "ag", "aps", "as", "asa", "bv", "bvba", "co", "corp", "dac", "gmbh", "inc", "kg",
          "kk", "lda", "llc", "llp", "lp", "ltd", "ltda", "mbh", "nv", "oy", "oyj", "plc", "pte",
          "pty", "pvt", "sa", "sarl", "sas", "sau", "se", "sl", "slu", "spa", "sprl", "srl", "sro",
          "uc", "ulc");

  private static final Map<String, String> IN_SHORT =
      Map.of(
          "company", "co",
          "corporation", "corp",
          "incorporated", "inc",
          "limited", "ltd",
          "private", "pvt");

  LegalForm {
    words = Set.copyOf(words);
  }

  /** Takes a key of {@link NameKey} apart; a name that is nothing but a form keeps it. */
  static LegalForm of(String key) {
    List<String> stem = new ArrayList<>(List.of(key.split(" ", -1)));
    Set<String> form = new TreeSet<>();
    while (stem.size() > 1) {
      String last = stem.get(stem.size() - 1);
      String inShort = IN_SHORT.getOrDefault(last, last);
      // "& Co., Inc." ends with "and co inc".
      boolean joins = last.equals("and") && !form.isEmpty();
      if (!FORMS.contains(inShort) && !joins) {
        break;
      }
      if (!joins) {
        form.add(inShort);
      }
      stem.remove(stem.size() - 1);
    }
    return new LegalForm(String.join(" ", stem), form);
  }

  /** Whether two names of one stem can be one company: two different forms are two companies. */
  boolean agreesWith(LegalForm other) {
    return words.isEmpty() || other.words.isEmpty() || words.equals(other.words);
  }

  /** Whether the stem is one short word, which says too little without the form beside it. */
  boolean isAbbreviation() {
    return stem.length() <= ABBREVIATION;
  }
}
