package org.trialbook.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one synthetic study is: the facts that more than one part of its record must agree on. What
 * only one part says is drawn where that part is written.
 *
 * <p>Kind is the registry's study type, or WITHHELD, which has none; phases is empty where the
 * registry leaves them out.
 */
record Study(
    int index,
    String nctId,
    Rarity rarity,
    String kind,
    Area area,
    Treatment main,
    List<String> phases,
    Organisation sponsor,
    Course course,
    Postings postings,
    Arms arms,
    List<Site> sites,
    int enrollment,
    List<Outcome> outcomes,
    Map<String, String> facts) {

  private static final List<String> ACCESS_STATUSES =
      List.of(
          "AVAILABLE",
          "TEMPORARILY_NOT_AVAILABLE",
          "NO_LONGER_AVAILABLE",
          "APPROVED_FOR_MARKETING");

  static Study of(int index) {
    Dice dice = Dice.of(index, "study");
    Rarity rarity = Rarity.at(index);
    Study access = sisterOf(rarity, index);
    String kind = kind(rarity, dice);
    Area area = access == null ? Area.AREAS.draw(dice) : access.area;
    String sponsorClass =
        Weighted.draw(
            kind.equals("OBSERVATIONAL") ? "sponsor OBSERVATIONAL" : "sponsor INTERVENTIONAL",
            dice);
    Organisation sponsor = access == null ? Organisation.draw(sponsorClass, dice) : access.sponsor;
    Treatment main = access == null ? dice.pick(area.treatments()) : access.main;
    List<String> phases = phases(kind, main, sponsor, dice);
    Course course = course(kind, rarity, index, area, phases, dice);
    Postings postings =
        course.completion() == null
            ? Postings.undated(Dice.of(index, "postings"))
            : Postings.of(
                course, shareWithResults(kind, phases, sponsor), Dice.of(index, "postings"));
    Arms arms =
        switch (kind) {
          case "INTERVENTIONAL" -> Arms.interventional(main, area, dice);
          case "OBSERVATIONAL" -> Arms.observational(main, area, dice);
          default -> Arms.expandedAccess(main);
        };
    List<Site> sites = Site.draw(rarity, sponsor, kind, phases, Dice.of(index, "sites"));
    int enrollment = enrollment(rarity, kind, course, phases, sites.size(), dice);
    Map<String, String> facts =
        facts(area, main, arms, phases, sponsor, sites, enrollment, Dice.of(index, "facts"));
    Dice outcomeDice = Dice.of(index, "outcomes");
    List<Outcome> outcomes =
        Outcome.draw(
            area,
            sponsor.type().equals("INDUSTRY") ? 8 : 5,
            new Phrases(facts, outcomeDice),
            outcomeDice);
    facts.put("measure", inSentence(outcomes.get(0).endpoint().title()));
    facts.put("timeFrame", inSentence(outcomes.get(0).timeFrame()));
    return new Study(
        index,
        nctId(index),
        rarity,
        kind,
        area, main,
        phases,
        sponsor,
        course,
        postings,
        arms,
        sites,
        enrollment,
        outcomes,
        facts);
  }

  /** Ids are even and in NCT9, where the registry has none; odd ones are left for aliases. */
  static String nctId(int index) {
    return "NCT" + (90_000_000 + 2 * scattered(index));
  }

  String alias() {
    return "NCT" + (90_000_001 + 2 * scattered(index));
  }

  /** A permutation of 0 to 4,999,999, so that neighbours do not have neighbouring ids. */
  private static int scattered(int index) {
    return (int) ((index * 3_618_033L + 1_414_213) % Sample.LARGEST);
  }

  boolean interventional() {
    return kind.equals("INTERVENTIONAL");
  }

  boolean withheld() {
    return kind.equals("WITHHELD");
  }

  boolean hasResults() {
    return postings.results() != null;
  }

  /** The expanded access study that this one points to, or null. */
  Study access() {
    return sisterOf(rarity, index);
  }

  Dice dice(String stream) {
    return Dice.of(index, stream);
  }

  private static Study sisterOf(Rarity rarity, int index) {
    return rarity == Rarity.SISTER_OF_EXPANDED_ACCESS && index > 500
        ? of(Rarity.EXPANDED_ACCESS.before(index))
        : null;
  }

  private static String kind(Rarity rarity, Dice dice) {
    return switch (rarity) {
      case WITHHELD -> "WITHHELD";
      case EXPANDED_ACCESS -> "EXPANDED_ACCESS";
      case SISTER_OF_EXPANDED_ACCESS, GIANT, LARGE_RESULTS -> "INTERVENTIONAL";
      default -> Weighted.draw("kind", dice);
    };
  }

  private static List<String> phases(String kind, Treatment main, Organisation sponsor, Dice dice) {
    if (!kind.equals("INTERVENTIONAL")) {
      return List.of();
    }
    boolean industry = sponsor.type().equals("INDUSTRY");
    if (!main.isDrug() || dice.chance(industry ? 0.03 : 0.2)) {
      return List.of("NA");
    }
    return List.of(Weighted.draw(industry ? "phase INDUSTRY" : "phase OTHER", dice).split("\\+"));
  }

  private static Course course(
      String kind, Rarity rarity, int index, Area area, List<String> phases, Dice dice) {
    if (kind.equals("WITHHELD")) {
      return Course.withoutDates("WITHHELD");
    }
    if (kind.equals("EXPANDED_ACCESS")) {
      return Course.withoutDates(ACCESS_STATUSES.get(index / 500 % ACCESS_STATUSES.size()));
    }
    double months =
        switch (phases.isEmpty() ? "" : phases.get(phases.size() - 1)) {
          case "PHASE1", "EARLY_PHASE1" -> 13;
          case "PHASE2" -> 27;
          case "PHASE3" -> 30;
          default -> 20;
        };
    return Course.of(rarity, months, area.era(), dice);
  }

  private static double shareWithResults(String kind, List<String> phases, Organisation sponsor) {
    if (!kind.equals("INTERVENTIONAL")) {
      return 0.02;
    }
    boolean early = phases.get(0).endsWith("PHASE1");
    return switch (sponsor.type()) {
      case "INDUSTRY" -> early ? 0.2 : phases.get(0).equals("NA") ? 0.25 : 0.62;
      case "NIH", "FED", "NETWORK" -> 0.5;
      default -> 0.17;
    };
  }

  private static int enrollment(
      Rarity rarity, String kind, Course course, List<String> phases, int sites, Dice dice) {
    if (rarity == Rarity.ENROLLMENT_SENTINEL) {
      return 99_999_999;
    }
    if (rarity == Rarity.ENROLLMENT_HUGE) {
      return 188_814_085;
    }
    if (course.status().equals("WITHDRAWN")) {
      return 0;
    }
    double median =
        kind.equals("OBSERVATIONAL")
            ? 180
            : switch (phases.isEmpty() ? "NA" : phases.get(phases.size() - 1)) {
              case "PHASE1", "EARLY_PHASE1" -> 34;
              case "PHASE2" -> 70;
              case "PHASE3" -> 150;
              default -> 80;
            };
    int drawn = Math.max(dice.around(median, 1.1), sites > 3 ? sites * dice.between(2, 8) : 1);
    return course.status().equals("TERMINATED") ? Math.max(1, drawn / 3) : drawn;
  }

  private static Map<String, String> facts(
      Area area,
      Treatment main,
      Arms arms,
      List<String> phases,
      Organisation sponsor,
      List<Site> sites,
      int enrollment,
      Dice dice) {
    Map<String, String> facts = new HashMap<>();
    facts.put("condition", area.prose());
    facts.put("conditionTitle", area.name());
    facts.put("people", area.people());
    facts.put("peopleTitle", Area.inTitle(area.people()));
    facts.put("drug", main.prose());
    facts.put("drugTitle", Phrases.capitalised(main.name()));
    facts.put("form", main.form());
    facts.put("comparator", arms.comparator());
    facts.put("comparatorTitle", Area.inTitle(arms.comparator()));
    facts.put(
        "versus",
        arms.arms().size() > 1 ? "Versus " + Area.inTitle(arms.comparator()) : "Given Alone");
    facts.put(
        "design",
        arms.arms().size() < 2
            ? "Open-Label, Single-Arm"
            : arms.blind() ? "Randomized, Double-Blind" : "Randomized, Open-Label");
    facts.put("phaseLabel", phaseLabel(phases));
    facts.put("phaseText", phaseLabel(phases).toLowerCase(java.util.Locale.ROOT));
    facts.put("org", sponsor.name());
    facts.put("country", sites.get(0).place().country().strip());
    facts.put("sites", sites.size() == 1 ? "one site" : sites.size() + " sites");
    facts.put("enrollment", Integer.toString(enrollment));
    facts.put("weeks", Integer.toString(4 * dice.between(2, 26)));
    return facts;
  }

  private static String phaseLabel(List<String> phases) {
    if (phases.isEmpty() || phases.get(0).equals("NA")) {
      return "Pragmatic";
    }
    return String.join("/", phases)
        .replace("EARLY_PHASE1", "Early Phase 1")
        .replace("PHASE", "Phase ");
  }

  private static String inSentence(String title) {
    return Character.isLowerCase(title.charAt(1))
        ? Character.toLowerCase(title.charAt(0)) + title.substring(1)
        : title;
  }
}
