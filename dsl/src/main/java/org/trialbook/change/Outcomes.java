package org.trialbook.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.trialbook.change.OutcomeChange.Fate;

/** Outcomes of a plan beside those of the results. */
final class Outcomes {

  private static final List<String> RANKS = List.of("PRIMARY", "SECONDARY", "OTHER", "POST_HOC");

  private static final Map<String, String> PLANNED =
      Map.of(
          "primaryOutcomes", "PRIMARY", "secondaryOutcomes", "SECONDARY", "otherOutcomes", "OTHER");

  /** Titles that share this part of their words are taken for one outcome. */
  private static final double ALIKE = 0.5;

  /** Words that titles have whatever they measure. */
  private static final Set<String> COMMON =
      Set.of(
          "a",
          "an",
          "and",
          "as",
          "at",
          "baseline",
          "between",
          "by",
          "change",
          "changes",
          "day",
          "days",
          "during",
          "for",
          "from",
          "in",
          "month",
          "months",
          "number",
          "of",
          "on",
          "or",
          "participants",
          "patients",
          "percentage",
          "subjects",
          "the",
          "to",
          "up",
          "week",
          "weeks",
          "with",
          "year",
          "years");

  /** An outcome's title and what it is. */
  private record Outcome(String title, String role) {

    String folded() {
      return title.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    Set<String> words() {
      return Arrays.stream(folded().split("[^\\p{L}\\p{N}]+", -1))
          .filter(word -> !word.isEmpty() && !COMMON.contains(word) && !word.matches("\\d+"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** A planned outcome that may be a reported one. */
  private record Match(Outcome planned, Outcome reported, double likeness) {}

  private Outcomes() {}

  /**
   * What became of each outcome: the planned ones in their order, then those that were added.
   *
   * @param plan with lists of primary, secondary and other outcomes
   * @param record its results, or its plan where it has none
   */
  static List<OutcomeChange> compare(JsonNode plan, JsonNode record) {
    List<Outcome> planned = planned(plan);
    List<Outcome> reported = reported(record);
    List<Match> matches = matches(planned, reported);
    List<OutcomeChange> changes = new ArrayList<>();
    for (Outcome outcome : planned) {
      changes.add(
          matches.stream()
              .filter(match -> match.planned().equals(outcome))
              .findFirst()
              .map(Outcomes::kept)
              .orElseGet(() -> change(Fate.DROPPED, outcome, null, false)));
    }
    for (Outcome outcome : reported) {
      if (matches.stream().noneMatch(match -> match.reported().equals(outcome))) {
        changes.add(change(Fate.ADDED, null, outcome, false));
      }
    }
    return List.copyOf(changes);
  }

  private static List<Outcome> planned(JsonNode plan) {
    Set<Outcome> outcomes = new LinkedHashSet<>();
    for (String list : List.of("primaryOutcomes", "secondaryOutcomes", "otherOutcomes")) {
      plan.path(list)
          .forEach(
              each ->
                  outcomes.add(new Outcome(each.path("measure").asText(""), PLANNED.get(list))));
    }
    return List.copyOf(outcomes);
  }

  private static List<Outcome> reported(JsonNode record) {
    JsonNode results = record.at("/resultsSection/outcomeMeasuresModule/outcomeMeasures");
    if (results.isEmpty()) {
      return planned(record.at("/protocolSection/outcomesModule"));
    }
    Set<Outcome> outcomes = new LinkedHashSet<>();
    results.forEach(
        each ->
            outcomes.add(
                new Outcome(
                    each.path("title").asText(""),
                    each.path("type").asText("").replace("_PRE_SPECIFIED", ""))));
    return List.copyOf(outcomes);
  }

  /**
   * The likeliest pairs, each outcome in one at most: same titles first, and same roles of those.
   */
  private static List<Match> matches(List<Outcome> planned, List<Outcome> reported) {
    List<Match> possible = new ArrayList<>();
    for (Outcome one : planned) {
      for (Outcome other : reported) {
        double likeness = likeness(one, other);
        if (likeness >= ALIKE) {
          possible.add(new Match(one, other, likeness));
        }
      }
    }
    possible.sort(
        Comparator.<Match>comparingDouble(match -> -match.likeness())
            .thenComparing(match -> !match.planned().role().equals(match.reported().role())));
    List<Match> chosen = new ArrayList<>();
    Set<Outcome> taken = new HashSet<>();
    Set<Outcome> given = new HashSet<>();
    for (Match match : possible) {
      if (!taken.contains(match.planned()) && !given.contains(match.reported())) {
        taken.add(match.planned());
        given.add(match.reported());
        chosen.add(match);
      }
    }
    return chosen;
  }

  /** 2 of the same title, else which part of all their words both have. */
  private static double likeness(Outcome one, Outcome other) {
    if (one.folded().equals(other.folded())) {
      return 2;
    }
    Set<String> all = new HashSet<>(one.words());
    all.addAll(other.words());
    Set<String> both = new HashSet<>(one.words());
    both.retainAll(other.words());
    return all.isEmpty() ? 0 : (double) both.size() / all.size();
  }

  private static OutcomeChange kept(Match match) {
    int before = RANKS.indexOf(match.planned().role());
    int after = RANKS.indexOf(match.reported().role());
    Fate fate = after == before ? Fate.KEPT : after < before ? Fate.PROMOTED : Fate.DEMOTED;
    return change(fate, match.planned(), match.reported(), match.likeness() > 1);
  }

  private static OutcomeChange change(
      Fate fate, Outcome planned, Outcome reported, boolean sameWording) {
    return new OutcomeChange(
        fate,
        Optional.ofNullable(planned).map(Outcome::title),
        Optional.ofNullable(planned).map(Outcome::role),
        Optional.ofNullable(reported).map(Outcome::title),
        Optional.ofNullable(reported).map(Outcome::role),
        sameWording);
  }
}
