package org.trialbook.sample;

import java.util.List;
import java.util.Map;
import org.trialbook.sample.vocabulary.Area;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Organisation;
import org.trialbook.sample.vocabulary.Phrases;
import org.trialbook.sample.vocabulary.Rarity;
import org.trialbook.sample.vocabulary.Treatment;
import org.trialbook.sample.vocabulary.Weighted;

/**
 * What one synthetic study is: the facts that more than one part of its record must agree on. What
 * only one part says is drawn where that part is written.
 *
 * <p>Kind is the registry's study type, or WITHHELD, which has none; access is the expanded access
 * study that this one points to, or null.
 */
record MadeUpStudy(
    int index,
    Rarity rarity,
    String kind,
    MadeUpStudy access,
    Area area,
    Treatment main,
    Organisation sponsor,
    DrawnPhases phases,
    Course course,
    Postings postings,
    Arms arms,
    List<Site> sites,
    int enrollment,
    List<DrawnOutcome> outcomes,
    Map<String, String> facts) {

  /** How many different studies there are: as many as have an id of their own. */
  static final int MOST = 5_000_000;

  private static final List<String> ACCESS_STATUSES =
      List.of(
          "AVAILABLE",
          "TEMPORARILY_NOT_AVAILABLE",
          "NO_LONGER_AVAILABLE",
          "APPROVED_FOR_MARKETING");

  static MadeUpStudy of(int index) {
    Dice dice = Dice.of(index, "study");
    Rarity rarity = Rarity.at(index);
    String kind = kind(rarity, dice);
    MadeUpStudy access = access(rarity, index);
    Area area = access == null ? Area.AREAS.draw(dice) : access.area;
    Treatment main = access == null ? dice.pick(area.treatments()) : access.main;
    Organisation sponsor = access == null ? sponsor(kind, dice) : access.sponsor;
    DrawnPhases phases = DrawnPhases.draw(kind, main, sponsor, dice);
    Course course = course(kind, rarity, index, area, phases, dice);
    boolean large = rarity == Rarity.LARGE_RESULTS;
    double shareWithResults = large ? 1 : phases.shareWithResults(sponsor);
    Postings postings = Postings.of(course, shareWithResults, Dice.of(index, "postings"));
    Arms arms = Arms.draw(kind, main, area, dice);
    List<Site> sites = Site.draw(rarity, sponsor, phases, Dice.of(index, "sites"));
    int enrollment = enrollment(rarity, course, phases, sites.size(), dice);
    Dice words = Dice.of(index, "words");
    Map<String, String> facts =
        Facts.of(area, main, arms, phases, sponsor, sites, enrollment, words);
    int usual = large ? 70 : sponsor.isIndustry() ? 10 : 6;
    List<DrawnOutcome> outcomes = DrawnOutcome.draw(area, usual, new Phrases(facts, words), words);
    facts.put("measure", outcomes.get(0).endpoint().title());
    facts.put("timeFrame", outcomes.get(0).timeFrame());
    return new MadeUpStudy(
        index,
        rarity,
        kind,
        access,
        area,
        main,
        sponsor,
        phases,
        course,
        postings,
        arms,
        sites,
        enrollment,
        outcomes,
        facts);
  }

  /** Even numbers in NCT9, where the registry has none; odd ones are left for aliases. */
  String nctId() {
    return "NCT" + (90_000_000 + 2 * scattered(index));
  }

  String alias() {
    return "NCT" + (90_000_001 + 2 * scattered(index));
  }

  /** A permutation of all numbers of studies, so that neighbours do not have neighbouring ids. */
  static int scattered(int index) {
    return (int) ((index * 3_618_033L + 1_414_213) % MOST);
  }

  boolean interventional() {
    return kind.equals("INTERVENTIONAL");
  }

  boolean observational() {
    return kind.equals("OBSERVATIONAL");
  }

  boolean expandedAccess() {
    return kind.equals("EXPANDED_ACCESS");
  }

  boolean withheld() {
    return kind.equals("WITHHELD");
  }

  boolean sparse() {
    return rarity == Rarity.SPARSE;
  }

  boolean hasResults() {
    return postings.results() != null;
  }

  int lastUpdateYear() {
    return postings.last().posted().getYear();
  }

  /** Chance for one part of the record, independent of all others. */
  Dice dice(String part) {
    return Dice.of(index, part);
  }

  private static String kind(Rarity rarity, Dice dice) {
    return switch (rarity) {
      case WITHHELD -> "WITHHELD";
      case EXPANDED_ACCESS -> "EXPANDED_ACCESS";
      case SISTER_OF_EXPANDED_ACCESS, GIANT, LARGE_RESULTS -> "INTERVENTIONAL";
      default -> Weighted.draw("kind", dice);
    };
  }

  private static MadeUpStudy access(Rarity rarity, int index) {
    int before = Rarity.EXPANDED_ACCESS.before(index);
    return rarity == Rarity.SISTER_OF_EXPANDED_ACCESS && before >= 0 ? of(before) : null;
  }

  private static Organisation sponsor(String kind, Dice dice) {
    String distribution = kind.equals("OBSERVATIONAL") ? kind : "INTERVENTIONAL";
    return Organisation.draw(Weighted.draw("sponsor " + distribution, dice), dice);
  }

  private static Course course(
      String kind, Rarity rarity, int index, Area area, DrawnPhases phases, Dice dice) {
    return switch (kind) {
      case "WITHHELD" -> Course.withoutDates("WITHHELD");
      case "EXPANDED_ACCESS" ->
          Course.withoutDates(ACCESS_STATUSES.get(index / 500 % ACCESS_STATUSES.size()));
      default -> Course.of(rarity, phases.medianMonths(), area.era(), dice);
    };
  }

  private static int enrollment(
      Rarity rarity, Course course, DrawnPhases phases, int sites, Dice dice) {
    if (rarity == Rarity.ENROLLMENT_SENTINEL) {
      return 99_999_999;
    }
    if (rarity == Rarity.ENROLLMENT_HUGE) {
      return 188_814_085;
    }
    if (course.status().equals("WITHDRAWN")) {
      return 0;
    }
    int drawn = dice.around(phases.medianEnrollment(), 1.1);
    int atLeast = sites > 3 ? sites * dice.between(2, 8) : 1;
    int planned = Math.max(drawn, atLeast);
    return course.status().equals("TERMINATED") ? Math.max(1, planned / 3) : planned;
  }
}
