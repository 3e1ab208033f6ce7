package org.trialbook.sample;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Phrases;
import org.trialbook.sample.vocabulary.Rarity;
import org.trialbook.sample.vocabulary.WordList;

/** Deaths, serious and other adverse events by group. */
final class AdverseEventsModule {

  private record Term(String name, String organSystem, int rank) {}

  private static final List<Term> TERMS =
      WordList.sections("adverse-events.txt").entrySet().stream()
          .flatMap(AdverseEventsModule::terms)
          .toList();

  private final CompactJson json;
  private final MadeUpStudy study;
  private final Dice dice;
  private final List<ReportingGroup> groups;

  private AdverseEventsModule(CompactJson json, MadeUpStudy study, List<ReportingGroup> groups) {
    this.json = json;
    this.study = study;
    this.dice = study.dice("adverse events");
    this.groups = groups;
  }

  static void write(CompactJson json, MadeUpStudy study, List<ReportingGroup> groups) {
    new AdverseEventsModule(json, study, groups).write();
  }

  private void write() {
    Phrases phrases = new Phrases(study.facts(), dice);
    int size = study.enrollment();
    boolean large = study.rarity() == Rarity.LARGE_RESULTS;
    int serious =
        large ? TERMS.size() : Math.min(dice.around(Math.max(1, size / 9.0), 0.8), TERMS.size());
    int other = Math.min(dice.around(22, 0.7), TERMS.size());
    json.text("frequencyThreshold", dice.chance(0.6) ? "5" : "0");
    json.text("timeFrame", "Up to " + study.facts().get("weeks") + " weeks");
    json.text("description", dice.chance(0.5) ? phrases.say("adverse note") : null);
    json.array(
        "eventGroups",
        () ->
            IntStream.range(0, groups.size())
                .forEach(i -> json.object(() -> eventGroup(groups.get(i), i))));
    events("seriousEvents", serious, 1, 3);
    events("otherEvents", other, 5, 30);
  }

  private void eventGroup(ReportingGroup group, int number) {
    json.text("id", ReportingGroup.id("EG", number));
    json.text("title", group.title());
    json.text("description", group.description());
    if (study.postings().results().posted().getYear() >= 2017) {
      json.number("deathsNumAffected", group.size() * dice.below(4) / 100);
      json.number("deathsNumAtRisk", group.size());
    }
    json.number("seriousNumAffected", share(group, 18));
    json.number("seriousNumAtRisk", group.size());
    json.number("otherNumAffected", share(group, 80));
    json.number("otherNumAtRisk", group.size());
  }

  private int share(ReportingGroup group, int percent) {
    return (int) ((long) group.size() * dice.between(percent / 2, percent) / 100);
  }

  private void events(String name, int count, int leastPercent, int mostPercent) {
    String vocabulary = "MedDRA " + dice.between(14, 27) + "." + dice.below(2);
    List<Term> drawn = dice.some(TERMS, count);
    json.array(
        name,
        () -> {
          for (Term term : drawn) {
            json.object(() -> event(term, vocabulary, leastPercent, mostPercent));
          }
        });
  }

  private void event(Term term, String vocabulary, int leastPercent, int mostPercent) {
    json.text("term", term.name);
    json.text("organSystem", term.organSystem);
    json.text("sourceVocabulary", vocabulary);
    json.text(
        "assessmentType", dice.chance(0.7) ? "SYSTEMATIC_ASSESSMENT" : "NON_SYSTEMATIC_ASSESSMENT");
    json.text("notes", dice.chance(0.02) ? "Adjudicated by an independent committee." : null);
    int percent = Math.max(1, dice.between(leastPercent, mostPercent) / (1 + term.rank / 3));
    json.array(
        "stats",
        () -> {
          for (int i = 0; i < groups.size(); i++) {
            String id = ReportingGroup.id("EG", i);
            int size = groups.get(i).size();
            json.object(() -> stats(id, size, percent));
          }
        });
  }

  private void stats(String id, int size, int percent) {
    int affected = (int) Math.min(size, ((long) size * percent + dice.below(100)) / 100);
    json.text("groupId", id);
    if (dice.chance(0.6)) {
      json.number("numEvents", affected + affected * dice.below(4) / 10);
    }
    json.number("numAffected", affected);
    json.number("numAtRisk", size);
  }

  private static Stream<Term> terms(Map.Entry<String, List<String>> section) {
    return IntStream.range(0, section.getValue().size())
        .mapToObj(rank -> new Term(section.getValue().get(rank), section.getKey(), rank));
  }
}
