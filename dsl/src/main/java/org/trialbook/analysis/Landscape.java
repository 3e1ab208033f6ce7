package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;
import static org.trialbook.flatten.Relations.SPONSORS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.reading.SponsorNames;
import org.trialbook.analysis.reading.Statuses;
import org.trialbook.flatten.Relation;

/** Who is active, and in which phases. */
record Landscape(boolean collaborators) implements Analysis {

  static final Definition LEAD =
      definition(
          "landscape",
          "Who is active here, and in which phases?",
          "by their lead sponsor",
          "A collaborator does not count; see landscapeWithCollaborators.");
  static final Definition ALL =
      definition(
          "landscapeWithCollaborators",
          "Who is active here, leading or supporting, and in which phases?",
          "by lead and collaborators",
          "A study counts for several organisations.");

  private static final int SHOWN = 20;

  private static Definition definition(
      String name, String question, String sponsors, String caveat) {
    return new Definition(
        name,
        question,
        "Active studies of each organisation, by their highest phase; a study counts once for an"
            + " organisation. firstStart is the earliest start, nextPrimaryCompletion the earliest"
            + " one that is not past.",
        "Interventional studies that are recruiting, not yet recruiting, enrolling by invitation or"
            + " active but not recruiting; "
            + sponsors
            + ".",
        "Sponsors are rolled up to the group that owns them on the day of the data, as far as their"
            + " names are on the list; see Organisations.",
        caveat);
  }

  @Override
  public Definition definition() {
    return collaborators ? ALL : LEAD;
  }

  @Override
  public List<Relation> needs() {
    return List.of(
        Groups.NONE.studies(OVERALL_STATUS, PHASES, START_DATE, PRIMARY_COMPLETION_DATE),
        SPONSORS.select(NCT_ID, SPONSOR_ROLE, SPONSOR_NAME, "sponsorClass"));
  }

  @Override
  public Finding find(Material material) {
    Population population =
        material.population().without("that are not active", study -> !Statuses.isActive(study));
    SponsorNames names = new SponsorNames(material.choices().organisations(), material.asOf());
    Map<String, Set<String>> sponsors =
        names.byStudy(material.lines(SPONSORS), collaborators ? null : "LEAD");
    Map<String, List<Line>> studies = new HashMap<>();
    population.stream()
        .forEach(
            study ->
                sponsors
                    .getOrDefault(study.nctId(), Set.of())
                    .forEach(
                        each ->
                            studies.computeIfAbsent(each, any -> new ArrayList<>()).add(study)));
    Result result = rows(material, studies, classes(material, names));
    return Finding.of(definition(), material, population, result)
        .drawnFirst(SHOWN, table -> PhaseMatrix.chart(table, "organisation", "activeStudies"));
  }

  private Result rows(
      Material material, Map<String, List<Line>> studies, Map<String, String> classes) {
    Result result =
        new Result(definition().name())
            .text("organisation", "sponsorClass")
            .count("active")
            .count(PhaseMatrix.COLUMNS)
            .day("firstStart", "nextPrimaryCompletion");
    studies.keySet().stream()
        .sorted(
            Comparator.<String>comparingInt(name -> -studies.get(name).size())
                .thenComparing(Comparator.naturalOrder()))
        .forEach(name -> row(result, name, classes.get(name), studies.get(name), material.asOf()));
    return result;
  }

  private static void row(
      Result result, String name, String sponsorClass, List<Line> studies, LocalDate asOf) {
    Object[] phases = PhaseMatrix.values(studies);
    result.counted(
        Line.nctIds(studies),
        name,
        sponsorClass,
        studies.size(),
        phases[0],
        phases[1],
        phases[2],
        phases[3],
        phases[4],
        phases[5],
        earliest(studies, START_DATE, LocalDate.MIN),
        earliest(studies, PRIMARY_COMPLETION_DATE, asOf));
  }

  private static LocalDate earliest(List<Line> studies, String column, LocalDate from) {
    return studies.stream()
        .map(study -> study.day(column))
        .filter(Objects::nonNull)
        .filter(day -> !day.isBefore(from))
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  /** The class that most of an organisation's names have; the first by name of equal ones. */
  private static Map<String, String> classes(Material material, SponsorNames names) {
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    material
        .lines(SPONSORS)
        .filter(line -> !line.isMissing(SPONSOR_NAME) && !line.isMissing("sponsorClass"))
        .forEach(
            line ->
                counts
                    .computeIfAbsent(names.group(line.text(SPONSOR_NAME)), any -> new HashMap<>())
                    .merge(line.text("sponsorClass"), 1, Integer::sum));
    Map<String, String> classes = new HashMap<>();
    counts.forEach(
        (group, each) ->
            classes.put(
                group,
                each.keySet().stream()
                    .min(
                        Comparator.<String>comparingInt(name -> -each.get(name))
                            .thenComparing(Comparator.naturalOrder()))
                    .orElseThrow()));
    return classes;
  }
}
