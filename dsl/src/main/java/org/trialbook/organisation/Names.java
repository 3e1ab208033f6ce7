package org.trialbook.organisation;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.trialbook.organisation.Resolution.Outcome;

/** A list of names, to look one up by its letters; of two lines with one name the later holds. */
final class Names {

  /**
   * What the list says of a name.
   *
   * @param organisation whose it is; empty unless it was accepted
   * @param reason which line or rule, in words
   */
  record Found(Outcome outcome, String organisation, String reason) {

    private static Found accepted(Alias alias, String but) {
      return new Found(
          Outcome.ACCEPTED,
          alias.organisation(),
          "as \"%s\"%s (%s)".formatted(alias.name(), but, alias.source()));
    }

    private static Found review(String reason) {
      return new Found(Outcome.REVIEW, "", reason);
    }
  }

  private record Line(Alias alias, LegalForm form) {}

  private final List<Alias> aliases;
  private final Map<String, Alias> byKey = new HashMap<>();
  private final Map<String, List<Line>> byStem = new HashMap<>();

  Names(List<Alias> aliases) {
    this.aliases = List.copyOf(aliases);
    aliases.forEach(alias -> byKey.put(NameKey.of(alias.name()), alias));
    byKey.forEach(
        (key, alias) -> {
          LegalForm form = LegalForm.of(key);
          byStem.computeIfAbsent(form.stem(), any -> new ArrayList<>()).add(new Line(alias, form));
        });
    byStem.values().forEach(lines -> lines.sort(comparing(line -> line.alias().name())));
  }

  Names and(List<Alias> more) {
    List<Alias> all = new ArrayList<>(aliases);
    all.addAll(more);
    return new Names(all);
  }

  int size() {
    return byKey.size();
  }

  Found find(String name) {
    String key = NameKey.of(name);
    Alias alias = byKey.get(key);
    if (alias == null) {
      return findButForTheForm(LegalForm.of(key));
    }
    return alias.isAmbiguous()
        ? Found.review("may mean several: " + alias.source())
        : Found.accepted(alias, "");
  }

  private Found findButForTheForm(LegalForm form) {
    List<Line> lines = byStem.getOrDefault(form.stem(), List.of());
    if (lines.isEmpty()) {
      return new Found(Outcome.UNKNOWN, "", "not on the list");
    }
    Set<String> organisations = new TreeSet<>();
    lines.forEach(line -> organisations.add(line.alias().organisation()));
    if (organisations.contains("")) {
      return Found.review("without its legal form it may mean several");
    }
    if (organisations.size() > 1) {
      return Found.review(
          organisations.stream().collect(joining(" or ", "without its legal form it may be ", "")));
    }
    if (form.isAbbreviation()) {
      return Found.review(
          "\"%s\" is on the list, but so short a name has to stand there with its legal form"
              .formatted(lines.get(0).alias().name()));
    }
    Optional<Line> near = lines.stream().filter(line -> line.form().agreesWith(form)).findFirst();
    return near.map(line -> Found.accepted(line.alias(), " but for the legal form"))
        .orElseGet(
            () ->
                Found.review(
                    "\"%s\" is on the list, but two legal forms are two companies"
                        .formatted(lines.get(0).alias().name())));
  }
}
