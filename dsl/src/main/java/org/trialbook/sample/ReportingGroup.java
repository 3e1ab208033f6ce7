package org.trialbook.sample;

import java.util.ArrayList;
import java.util.List;
import org.trialbook.sample.vocabulary.Dice;

/** Participants who are reported together; size is how many there are. */
record ReportingGroup(String title, String description, int size) {

  static List<ReportingGroup> of(MadeUpStudy study) {
    Dice dice = study.dice("groups");
    List<ReportingGroup> groups = new ArrayList<>();
    int arms = study.arms().arms().size();
    int rest = Math.min(study.enrollment(), 60_000);
    for (Arm arm : study.arms().arms()) {
      int left = arms - groups.size();
      int size = left == 1 ? rest : Math.max(0, rest / left + dice.between(-2, 2));
      rest = Math.max(0, rest - size);
      groups.add(
          new ReportingGroup(
              arm.label(), ArmsInterventionsModule.describe(study, arm, dice), size));
    }
    return groups;
  }

  /** The groups with their total as the last one. */
  static List<ReportingGroup> withTotal(List<ReportingGroup> groups) {
    if (groups.size() < 2) {
      return groups;
    }
    List<ReportingGroup> all = new ArrayList<>(groups);
    int total = groups.stream().mapToInt(ReportingGroup::size).sum();
    all.add(new ReportingGroup("Total", "Total of all reporting groups", total));
    return all;
  }

  static String id(String prefix, int number) {
    return prefix + (number < 10 ? "00" : "0") + number;
  }

  /** A module's list of groups, with ids such as FG000. */
  static void write(CompactJson json, String prefix, List<ReportingGroup> groups) {
    json.array(
        "groups",
        () -> {
          for (int i = 0; i < groups.size(); i++) {
            String id = id(prefix, i);
            ReportingGroup group = groups.get(i);
            json.object(
                () -> {
                  json.text("id", id);
                  json.text("title", group.title);
                  json.text("description", group.description);
                });
          }
        });
  }

  /** How many participants of each group were counted. */
  static void denominators(CompactJson json, String prefix, List<ReportingGroup> groups) {
    json.array(
        "denoms",
        () ->
            json.object(
                () -> {
                  json.text("units", "Participants");
                  json.array(
                      "counts",
                      () -> {
                        for (int i = 0; i < groups.size(); i++) {
                          String id = id(prefix, i);
                          String value = Integer.toString(groups.get(i).size);
                          json.object(
                              () -> {
                                json.text("groupId", id);
                                json.text("value", value);
                              });
                        }
                      });
                }));
  }
}
