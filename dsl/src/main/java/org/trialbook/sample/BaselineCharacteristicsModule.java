package org.trialbook.sample;

import java.util.List;
import java.util.function.IntConsumer;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Phrases;

/** Age, sex, race and region of the participants. */
final class BaselineCharacteristicsModule {

  private static final List<String> RACES =
      List.of(
          "American Indian or Alaska Native",
          "Asian",
          "Native Hawaiian or Other Pacific Islander",
          "Black or African American",
          "White",
          "More than one race",
          "Unknown or Not Reported");

  private final CompactJson json;
  private final MadeUpStudy study;
  private final Dice dice;
  private final List<ReportingGroup> groups;

  private BaselineCharacteristicsModule(
      CompactJson json, MadeUpStudy study, List<ReportingGroup> groups) {
    this.json = json;
    this.study = study;
    this.dice = study.dice("baseline");
    this.groups = ReportingGroup.withTotal(groups);
  }

  static void write(CompactJson json, MadeUpStudy study, List<ReportingGroup> groups) {
    new BaselineCharacteristicsModule(json, study, groups).write();
  }

  private void write() {
    Phrases phrases = new Phrases(study.facts(), dice);
    json.text(
        "populationDescription", dice.chance(0.35) ? phrases.say("population description") : null);
    ReportingGroup.write(json, "BG", groups);
    ReportingGroup.denominators(json, "BG", groups);
    json.array(
        "measures",
        () -> {
          age();
          counted("Sex: Female, Male", List.of("Female", "Male"));
          if (dice.chance(0.6)) {
            counted("Race (NIH/OMB)", RACES);
          }
          if (dice.chance(0.5)) {
            regions();
          }
        });
  }

  private void age() {
    boolean mean = dice.chance(0.85);
    double years =
        study.area().newborn() ? 0.1 : study.area().children() ? 11 : 44 + dice.below(20);
    json.object(
        () -> {
          json.text("title", "Age, Continuous");
          json.text("paramType", mean ? "MEAN" : "MEDIAN");
          json.text("dispersionType", mean ? "STANDARD_DEVIATION" : "FULL_RANGE");
          json.text("unitOfMeasure", "years");
          json.array("classes", () -> oneClass(null, () -> each(i -> age(i, mean, years))));
        });
  }

  private void age(int group, boolean mean, double years) {
    if (groups.get(group).size() == 0) {
      value(group, "NA");
      json.text("spread", mean ? "NA" : null);
      json.text("comment", "There were no participants in this group.");
      return;
    }
    value(group, ReportedNumbers.decimal(years + dice.bell(), 1));
    if (mean) {
      json.text("spread", ReportedNumbers.decimal(years / 5 + dice.below(10) / 10.0, 2));
    } else {
      json.text("lowerLimit", ReportedNumbers.decimal(years * 0.6, 0));
      json.text("upperLimit", ReportedNumbers.decimal(years * 1.4, 0));
    }
  }

  private void counted(String title, List<String> categories) {
    int[] shares = new int[categories.size()];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = dice.around(20, 1.0);
    }
    json.object(
        () -> {
          json.text("title", title);
          json.text("paramType", "COUNT_OF_PARTICIPANTS");
          json.text("unitOfMeasure", "Participants");
          json.array(
              "classes",
              () ->
                  json.object(
                      () ->
                          json.array(
                              "categories",
                              () -> {
                                for (int c = 0; c < shares.length; c++) {
                                  category(categories.get(c), shares, c);
                                }
                              })));
        });
  }

  private void category(String title, int[] shares, int at) {
    json.object(
        () -> {
          json.text("title", title);
          json.array(
              "measurements", () -> each(i -> value(i, Integer.toString(part(i, shares, at)))));
        });
  }

  /** A category's part of a group, so that the parts add up; the total is the sum of the groups. */
  private int part(int group, int[] shares, int at) {
    if (groups.size() > 1 && group == groups.size() - 1) {
      int sum = 0;
      for (int i = 0; i < group; i++) {
        sum += part(i, shares, at);
      }
      return sum;
    }
    long size = groups.get(group).size();
    long all = 0;
    long before = 0;
    for (int i = 0; i < shares.length; i++) {
      all += shares[i];
      before += i < at ? shares[i] : 0;
    }
    return (int) (size * (before + shares[at]) / all - size * before / all);
  }

  private void regions() {
    List<String> countries =
        study.sites().stream().map(site -> site.place().country().strip()).distinct().toList();
    int[] shares = countries.stream().mapToInt(country -> 10).toArray();
    json.object(
        () -> {
          json.text("title", "Region of Enrollment");
          json.text("paramType", "NUMBER");
          json.text("unitOfMeasure", "participants");
          json.array(
              "classes",
              () -> {
                for (int c = 0; c < shares.length; c++) {
                  int at = c;
                  oneClass(
                      countries.get(c),
                      () -> each(i -> value(i, Integer.toString(part(i, shares, at)))));
                }
              });
        });
  }

  private void oneClass(String title, Runnable measurements) {
    json.object(
        () -> {
          json.text("title", title);
          json.array(
              "categories", () -> json.object(() -> json.array("measurements", measurements)));
        });
  }

  private void each(IntConsumer measurement) {
    for (int i = 0; i < groups.size(); i++) {
      int group = i;
      json.object(() -> measurement.accept(group));
    }
  }

  private void value(int group, String value) {
    json.text("groupId", ReportingGroup.id("BG", group));
    json.text("value", value);
  }
}
