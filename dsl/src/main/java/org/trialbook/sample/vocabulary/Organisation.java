package org.trialbook.sample.vocabulary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An invented organisation as a record names it: class is the registry's own value.
 *
 * <p>The head of the distribution is organisations.txt, where one organisation has several
 * spellings as in the registry; the long tail is made of phrases.
 */
public record Organisation(String name, String type, String country) {

  private record Listed(int weight, String country, String name, List<String> spellings) {}

  private static final Map<String, Weighted<Listed>> LISTED = new HashMap<>();

  static {
    WordList.sections("organisations.txt")
        .forEach(
            (type, lines) ->
                LISTED.put(
                    type,
                    new Weighted<>(
                        lines.stream().map(Organisation::parse).toList(), Listed::weight)));
  }

  public static Organisation draw(String type, Dice dice) {
    String tail =
        switch (type) {
          case "INDUSTRY" -> dice.chance(0.42) ? "company" : null;
          case "OTHER" -> dice.chance(0.62) ? "institution" : null;
          case "OTHER_GOV" -> dice.chance(0.5) ? "agency" : null;
          default -> null;
        };
    if (tail != null) {
      String country = Place.anyCountry(dice);
      return new Organisation(new Phrases(Map.of(), dice).say(tail), type, country);
    }
    Listed listed = LISTED.get(type).draw(dice);
    boolean respelled = !listed.spellings.isEmpty() && dice.chance(0.22);
    return new Organisation(
        respelled ? dice.pick(listed.spellings) : listed.name, type, listed.country);
  }

  public boolean isIndustry() {
    return type.equals("INDUSTRY");
  }

  private static Listed parse(String line) {
    String[] columns = WordList.columns(line);
    List<String> spellings = columns[3].equals("-") ? List.of() : WordList.items(columns[3]);
    return new Listed(Integer.parseInt(columns[0]), columns[1], columns[2], spellings);
  }
}
