package org.trialbook.sample.vocabulary;

import java.util.List;
import java.util.Locale;

/**
 * Something that a study gives or does; type is the registry's own value, form says how it is
 * given.
 */
public record Treatment(
    String type, String name, MeshHeading heading, String form, List<String> otherNames) {

  static Treatment parse(String line) {
    String[] columns = WordList.columns(line);
    return new Treatment(
        columns[0],
        columns[1],
        columns[2].equals("-") ? null : MeshHeading.named(columns[2]),
        columns[3],
        WordList.items(columns[4]));
  }

  public boolean isDrug() {
    return switch (type) {
      case "DRUG", "BIOLOGICAL", "GENETIC", "COMBINATION_PRODUCT" -> true;
      default -> false;
    };
  }

  /** The name in running text: proper names and codes keep their capital. */
  public String prose() {
    return name.length() > 1 && Character.isLowerCase(name.charAt(1))
        ? Character.toLowerCase(name.charAt(0)) + name.substring(1)
        : name;
  }

  /** The name as arm groups refer to it: "Drug: Semaglutide". */
  public String reference() {
    return Capitals.inTitle(type.replace('_', ' ').toLowerCase(Locale.ROOT)) + ": " + name;
  }
}
