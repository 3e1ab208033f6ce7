package org.trialbook.sample.vocabulary;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names and phrases with the capitals of running text or of a title. */
public final class Capitals {

  private static final Set<String> SMALL_WORDS = Set.of("a", "of", "the", "and", "to", "or");

  private Capitals() {}

  /** A name in running text: "Type 2 Diabetes" is "type 2 diabetes", but "HIV" stays. */
  static String inProse(String name) {
    return Stream.of(name.split(" ", -1))
        .map(word -> hasTwoCapitals(word) ? word : word.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  private static boolean hasTwoCapitals(String word) {
    return word.chars().filter(Character::isUpperCase).count() > 1;
  }

  /** A phrase as it stands in a title: "adults with asthma" is "Adults With Asthma". */
  public static String inTitle(String phrase) {
    return Stream.of(phrase.split(" ", -1))
        .map(word -> SMALL_WORDS.contains(word) || hasTwoCapitals(word) ? word : parts(word))
        .collect(Collectors.joining(" "));
  }

  private static String parts(String word) {
    return Stream.of(word.split("-", -1))
        .map(Capitals::capitalised)
        .collect(Collectors.joining("-"));
  }

  private static String capitalised(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
