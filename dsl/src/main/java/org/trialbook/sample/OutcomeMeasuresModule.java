package org.trialbook.sample;

import java.util.List;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Endpoint;
import org.trialbook.sample.vocabulary.Phrases;
import org.trialbook.sample.vocabulary.Rarity;

/** The outcomes with their values, which are texts: "NA", "&lt;0.001" and "1,234" among them. */
final class OutcomeMeasuresModule {

  private final CompactJson json;
  private final MadeUpStudy study;
  private final Dice dice;
  private final Phrases phrases;
  private final List<ReportingGroup> groups;
  private final OutcomeAnalysis analysis;

  private OutcomeMeasuresModule(CompactJson json, MadeUpStudy study, List<ReportingGroup> groups) {
    this.json = json;
    this.study = study;
    this.dice = study.dice("measured outcomes");
    this.phrases = new Phrases(study.facts(), dice);
    this.groups = groups;
    this.analysis = new OutcomeAnalysis(json, phrases, dice);
  }

  static void write(CompactJson json, MadeUpStudy study, List<ReportingGroup> groups) {
    OutcomeMeasuresModule outcomes = new OutcomeMeasuresModule(json, study, groups);
    json.array(
        "outcomeMeasures",
        () -> study.outcomes().forEach(outcome -> json.object(() -> outcomes.write(outcome))));
  }

  private void write(DrawnOutcome outcome) {
    Endpoint endpoint = outcome.endpoint();
    boolean posted = outcome.type().equals("PRIMARY") || dice.chance(0.94);
    json.text("type", outcome.type());
    json.text("title", endpoint.title());
    json.text("description", endpoint.description());
    json.text(
        "populationDescription", dice.chance(0.8) ? phrases.say("population description") : null);
    json.text("reportingStatus", posted ? "POSTED" : "NOT_POSTED");
    if (!posted) {
      json.text("anticipatedPostingDate", "2027-" + (10 + dice.below(3)));
      json.text("timeFrame", outcome.timeFrame());
      return;
    }
    switch (endpoint.kind()) {
      case CHANGE, LEVEL -> parameter("MEAN", "Standard Deviation", endpoint, outcome);
      case SHARE -> parameter("COUNT_OF_PARTICIPANTS", null, endpoint, outcome);
      case SURVIVAL -> parameter("MEDIAN", "95% Confidence Interval", endpoint, outcome);
    }
    ReportingGroup.write(json, "OG", groups);
    ReportingGroup.denominators(json, "OG", groups);
    json.array("classes", () -> classes(endpoint));
    if (groups.size() > 1 && dice.chance(0.55)) {
      json.array("analyses", () -> json.object(() -> analysis.write(endpoint, groups.size())));
    }
  }

  private void parameter(String type, String dispersion, Endpoint endpoint, DrawnOutcome outcome) {
    json.text("paramType", type);
    json.text("dispersionType", dispersion);
    json.text("unitOfMeasure", endpoint.unit());
    json.text("timeFrame", outcome.timeFrame());
  }

  private void classes(Endpoint endpoint) {
    boolean byVisit =
        endpoint.kind() == Endpoint.Kind.CHANGE || endpoint.kind() == Endpoint.Kind.LEVEL;
    int visits = study.rarity() == Rarity.LARGE_RESULTS ? 24 : byVisit ? dice.around(5, 1.0) : 1;
    boolean counted = dice.chance(0.2);
    for (int visit = 1; visit <= Math.min(visits, 60); visit++) {
      String title = visits > 1 ? "Week " + 4 * visit : null;
      json.object(
          () -> {
            json.text("title", title);
            if (counted) {
              ReportingGroup.denominators(json, "OG", groups);
            }
            json.array("categories", () -> json.object(() -> category(endpoint)));
          });
    }
  }

  private void category(Endpoint endpoint) {
    json.text("title", endpoint.kind() == Endpoint.Kind.SHARE && dice.chance(0.3) ? "Yes" : null);
    json.array("measurements", () -> measurements(endpoint));
  }

  private void measurements(Endpoint endpoint) {
    for (int i = 0; i < groups.size(); i++) {
      String id = ReportingGroup.id("OG", i);
      int size = groups.get(i).size();
      // The last group is the comparator: two thirds of the effect.
      double effect = i == groups.size() - 1 && groups.size() > 1 ? 0.66 : 1;
      json.object(
          () -> {
            json.text("groupId", id);
            value(endpoint, effect, size);
          });
    }
  }

  private void value(Endpoint endpoint, double effect, int size) {
    if (size == 0) {
      json.text("value", "NA");
      json.text("comment", "No participants were analyzed in this group.");
      return;
    }
    double value = endpoint.centre() * effect;
    int decimals = endpoint.decimals();
    switch (endpoint.kind()) {
      case CHANGE, LEVEL -> {
        double mean = value + 0.1 * endpoint.spread() * dice.bell();
        json.text(
            "value",
            mean >= 1_000
                ? ReportedNumbers.grouped(Math.round(mean))
                : ReportedNumbers.decimal(mean, decimals));
        json.text(
            "spread",
            ReportedNumbers.decimal(
                endpoint.spread() * (0.8 + dice.below(40) / 100.0), Math.min(2, decimals + 1)));
      }
      case SHARE -> {
        int share = Math.max(0, Math.min(100, (int) (value + 4 * dice.bell())));
        long count = (long) size * share / 100;
        json.text("value", count >= 1_000 ? ReportedNumbers.grouped(count) : Long.toString(count));
      }
      case SURVIVAL -> survival(value, endpoint.spread());
    }
  }

  private void survival(double median, double spread) {
    boolean reached = dice.chance(0.82);
    boolean bounded = reached && dice.chance(0.85);
    json.text("value", reached ? ReportedNumbers.decimal(median, 1) : "NA");
    json.text("lowerLimit", ReportedNumbers.decimal(median - spread, 1));
    json.text("upperLimit", bounded ? ReportedNumbers.decimal(median + spread, 1) : "NA");
    json.text("comment", bounded ? null : phrases.say("not reached"));
  }
}
