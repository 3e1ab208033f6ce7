package org.trialbook.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Organisation;
import org.trialbook.sample.vocabulary.Phrases;
import org.trialbook.sample.vocabulary.Place;
import org.trialbook.sample.vocabulary.Rarity;

/** A place where a study is done. */
record Site(String facility, Place place, String zip) {

  static List<Site> draw(Rarity rarity, Organisation sponsor, DrawnPhases phases, Dice dice) {
    int count = count(rarity, sponsor, phases, dice);
    List<String> countries = countries(rarity, sponsor, count, dice);
    List<Site> sites = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      // The first country has a third of the sites; after it the list is gone through in order, so
      // that a study's sites stand together by country as in the registry.
      int third = count / 3;
      int at = i <= third ? 0 : (int) ((long) (i - third) * countries.size() / (count - third + 1));
      Place place = Place.in(countries.get(at), dice);
      String section = sponsor.isIndustry() && count > 1 ? "industry facility" : "facility";
      String facility = new Phrases(Map.of("city", place.city()), dice).say(section);
      sites.add(new Site(facility, place, dice.chance(0.14) ? null : place.zip(dice)));
    }
    return sites;
  }

  private static int count(Rarity rarity, Organisation sponsor, DrawnPhases phases, Dice dice) {
    if (rarity == Rarity.GIANT) {
      return dice.between(1_020, 1_300);
    }
    if (sponsor.isIndustry()) {
      return Math.min(dice.around(phases.medianSites(), 1.05), 900);
    }
    if (sponsor.type().equals("NETWORK")) {
      return Math.min(dice.around(8, 1.5), 600);
    }
    return dice.chance(0.72) ? 1 : Math.min(dice.around(4, 1.0), 400);
  }

  private static List<String> countries(Rarity rarity, Organisation sponsor, int count, Dice dice) {
    List<String> countries = new ArrayList<>();
    countries.add(
        switch (rarity) {
          case TRAILING_BLANK -> "Bonaire, Saint Eustatius and Saba ";
          case IVORY_COAST -> "Côte d’Ivoire";
          default -> sponsor.country();
        });
    int more = count < 4 ? 0 : Math.min(dice.around(count / 6.0, 0.6), 34);
    while (more-- > 0) {
      String country = Place.anyCountry(dice);
      if (!countries.contains(country)) {
        countries.add(country);
      }
    }
    return countries;
  }
}
