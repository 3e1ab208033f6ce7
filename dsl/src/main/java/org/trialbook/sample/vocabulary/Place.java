package org.trialbook.sample.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A city with sites; state and zip are null where the registry has none. */
public record Place(
    String country,
    String city,
    String state,
    String zip,
    String latitude,
    String longitude,
    int weight) {

  private record Country(String name, int weight, Weighted<Place> places) {}

  private static final Weighted<Country> COUNTRIES =
      new Weighted<>(
          WordList.sections("places.txt").entrySet().stream()
              .map(section -> country(section.getKey(), section.getValue()))
              .toList(),
          Country::weight);

  private static final Map<String, Country> BY_NAME =
      COUNTRIES.values().stream().collect(Collectors.toUnmodifiableMap(Country::name, c -> c));

  public static String anyCountry(Dice dice) {
    return COUNTRIES.draw(dice).name;
  }

  public static Place in(String country, Dice dice) {
    return BY_NAME.get(country).places.draw(dice);
  }

  /** The zip with its open digits drawn, or null. */
  public String zip(Dice dice) {
    if (zip == null) {
      return null;
    }
    StringBuilder digits = new StringBuilder(zip);
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) == '#') {
        digits.setCharAt(i, (char) ('0' + dice.below(10)));
      }
    }
    return digits.toString();
  }

  private static Country country(String name, List<String> lines) {
    int weight = Integer.parseInt(lines.get(0).substring("weight: ".length()));
    List<Place> places =
        lines.stream().skip(1).map(line -> parse(name, WordList.columns(line))).toList();
    return new Country(name, weight, new Weighted<>(places, Place::weight));
  }

  private static Place parse(String country, String[] columns) {
    return new Place(
        country,
        columns[0],
        orNull(columns[1]),
        orNull(columns[2]),
        columns[3],
        columns[4],
        Integer.parseInt(columns[5]));
  }

  private static String orNull(String column) {
    return column.equals("-") ? null : column;
  }
}
