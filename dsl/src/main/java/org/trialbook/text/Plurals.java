package org.trialbook.text;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Regular English plurals, both ways; a form that is no word finds nothing and does no harm. */
public final class Plurals {

  private static final Pattern HISSING = Pattern.compile(".+(s|x|z|ch|sh)");
  private static final Pattern SINGULAR_IN_S = Pattern.compile(".+(ss|us|is)");
  private static final Pattern CONSONANT_Y = Pattern.compile(".+[^aeiou]y");

  private Plurals() {}

  /** The word, what it could be the plural of, and the plurals of these. */
  public static Set<String> of(String word) {
    Set<String> singulars = new LinkedHashSet<>(Set.of(word));
    if (word.length() > 4 && word.endsWith("ies")) {
      singulars.add(word.substring(0, word.length() - 3) + "y");
    }
    if (word.length() > 3 && word.endsWith("s") && !SINGULAR_IN_S.matcher(word).matches()) {
      singulars.add(word.substring(0, word.length() - 1));
    }
    if (word.endsWith("es") && HISSING.matcher(word.substring(0, word.length() - 2)).matches()) {
      singulars.add(word.substring(0, word.length() - 2));
    }
    Set<String> forms = new LinkedHashSet<>(singulars);
    singulars.forEach(singular -> forms.add(plural(singular)));
    return forms;
  }

  private static String plural(String singular) {
    if (CONSONANT_Y.matcher(singular).matches()) {
      return singular.substring(0, singular.length() - 1) + "ies";
    }
    return singular + (HISSING.matcher(singular).matches() ? "es" : "s");
  }
}
