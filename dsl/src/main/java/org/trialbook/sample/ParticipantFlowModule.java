package org.trialbook.sample;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Phrases;

/** Who started, completed and withdrew, with the sums right. */
final class ParticipantFlowModule {

  private final CompactJson json;
  private final Dice dice;
  private final Phrases phrases;
  private final List<ReportingGroup> groups;

  private ParticipantFlowModule(CompactJson json, MadeUpStudy study, List<ReportingGroup> groups) {
    this.json = json;
    this.dice = study.dice("flow");
    this.phrases = new Phrases(study.facts(), dice);
    this.groups = groups;
  }

  static void write(CompactJson json, MadeUpStudy study, List<ReportingGroup> groups) {
    new ParticipantFlowModule(json, study, groups).write();
  }

  private void write() {
    json.text("preAssignmentDetails", dice.chance(0.42) ? phrases.say("pre assignment") : null);
    json.text("recruitmentDetails", dice.chance(0.43) ? phrases.say("recruitment details") : null);
    ReportingGroup.write(json, "FG", groups);
    json.array("periods", () -> json.object(this::overall));
  }

  private void overall() {
    json.text("title", "Overall Study");
    Map<String, int[]> withdrawn = withdrawn();
    int[] lost = new int[groups.size()];
    withdrawn.values().forEach(counts -> add(counts, lost));
    int[] started = groups.stream().mapToInt(ReportingGroup::size).toArray();
    int[] completed = new int[started.length];
    for (int i = 0; i < started.length; i++) {
      completed[i] = started[i] - lost[i];
    }
    json.array(
        "milestones",
        () -> {
          counts("STARTED", "achievements", started);
          counts("COMPLETED", "achievements", completed);
          counts("NOT COMPLETED", "achievements", lost);
        });
    json.array(
        "dropWithdraws",
        () -> withdrawn.forEach((reason, counts) -> counts(reason, "reasons", counts)));
  }

  private Map<String, int[]> withdrawn() {
    Map<String, int[]> reasons = new TreeMap<>();
    for (int i = 0; i < groups.size(); i++) {
      int left = groups.get(i).size() * dice.below(25) / 100;
      while (left > 0) {
        int some = dice.between(1, left);
        reasons.computeIfAbsent(phrases.say("withdrew"), r -> new int[groups.size()])[i] += some;
        left -= some;
      }
    }
    return reasons;
  }

  private static void add(int[] counts, int[] sums) {
    for (int i = 0; i < counts.length; i++) {
      sums[i] += counts[i];
    }
  }

  private void counts(String type, String name, int[] counts) {
    json.object(
        () -> {
          json.text("type", type);
          if (name.equals("achievements")) {
            json.text("comment", dice.chance(0.04) ? phrases.say("population description") : null);
          }
          json.array(
              name,
              () -> {
                for (int i = 0; i < counts.length; i++) {
                  String id = ReportingGroup.id("FG", i);
                  String subjects = Integer.toString(counts[i]);
                  json.object(
                      () -> {
                        json.text("groupId", id);
                        json.text("numSubjects", subjects);
                      });
                }
              });
        });
  }
}
