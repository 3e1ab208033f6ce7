package org.trialbook.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trialbook.sample.vocabulary.Area;
import org.trialbook.sample.vocabulary.Capitals;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Organisation;
import org.trialbook.sample.vocabulary.Place;
import org.trialbook.sample.vocabulary.Treatment;

/** What the prose about a study can refer to, by the names that phrases.txt uses. */
final class Facts {

  private Facts() {}

  static Map<String, String> of(
      Area area,
      Treatment main,
      Arms arms,
      DrawnPhases phases,
      Organisation sponsor,
      List<Site> sites,
      int enrollment,
      Dice dice) {
    Map<String, String> facts = new HashMap<>();
    facts.put("condition", area.prose());
    facts.put("conditionTitle", area.name());
    facts.put("people", area.people());
    facts.put("peopleTitle", Capitals.inTitle(area.people()));
    facts.put("drug", main.prose());
    facts.put("drugTitle", Capitals.inTitle(main.name()));
    facts.put("form", main.form());
    facts.put("comparator", arms.comparator());
    facts.put("versus", versus(arms));
    facts.put("aDesign", withArticle(design(arms)));
    facts.put("design", design(arms));
    facts.put("aPhase", withArticle(phases.label()));
    facts.put("phase", phases.label());
    facts.put("phaseText", phases.label().toLowerCase(Locale.ROOT));
    facts.put("org", sponsor.name());
    facts.put("country", country(sites.get(0).place()));
    facts.put("sites", sites.size() == 1 ? "one site" : sites.size() + " sites");
    facts.put("enrollment", Integer.toString(enrollment));
    facts.put("weeks", Integer.toString(4 * dice.between(2, 26)));
    return facts;
  }

  private static String versus(Arms arms) {
    return arms.several() ? "Versus " + Capitals.inTitle(arms.comparator()) : "Given Alone";
  }

  private static String design(Arms arms) {
    if (!arms.several()) {
      return "Open-Label, Single-Arm";
    }
    return (arms.randomized() ? "Randomized, " : "Non-Randomized, ")
        + (arms.blind() ? "Double-Blind" : "Open-Label");
  }

  private static String withArticle(String label) {
    return ("EO".indexOf(label.charAt(0)) < 0 ? "A " : "An ") + label;
  }

  private static String country(Place place) {
    String country = place.country().strip();
    return country.matches("United .*|Netherlands|Philippines|Democratic .*")
        ? "the " + country
        : country;
  }
}
