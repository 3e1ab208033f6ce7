package org.trialbook.organisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.trialbook.organisation.Resolution.Outcome;

/** What a roll-up of names puts together, and what it leaves to a person. */
final class Report {

  private final Map<String, List<Resolution>> groups = new TreeMap<>();
  private final Map<String, List<Resolution>> waiting = new TreeMap<>();

  Report(Collection<String> names, Function<String, Resolution> resolve) {
    for (String name : new TreeSet<>(names)) {
      Resolution resolution = resolve.apply(name);
      if (resolution.outcome() == Outcome.ACCEPTED) {
        groups.computeIfAbsent(resolution.group(), any -> new ArrayList<>()).add(resolution);
      } else {
        String stem = LegalForm.of(NameKey.of(name)).stem();
        waiting.computeIfAbsent(stem, any -> new ArrayList<>()).add(resolution);
      }
    }
  }

  List<Merged> lines() {
    List<Merged> lines = new ArrayList<>();
    groups.forEach(
        (group, members) -> {
          if (members.size() > 1) {
            lines.add(line(group, Outcome.ACCEPTED, members));
          }
        });
    waiting
        .values()
        .forEach(
            members -> {
              if (members.size() > 1 || members.get(0).outcome() == Outcome.REVIEW) {
                lines.add(line(members.get(0).name(), Outcome.REVIEW, members));
              }
            });
    return List.copyOf(lines);
  }

  private static Merged line(String group, Outcome outcome, List<Resolution> members) {
    return new Merged(
        group,
        outcome,
        members.stream().map(Resolution::name).toList(),
        members.stream().map(each -> reason(each, members)).toList());
  }

  private static String reason(Resolution member, List<Resolution> members) {
    if (member.outcome() != Outcome.UNKNOWN) {
      return member.reason();
    }
    Resolution other = members.get(members.get(0).equals(member) ? 1 : 0);
    return "%s; the same as \"%s\" but for spelling and legal form"
        .formatted(member.reason(), other.name());
  }
}
