package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.util.List;
import java.util.TreeSet;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.reading.Statuses;
import org.trialbook.analysis.reading.Tally;
import org.trialbook.analysis.statistic.Share;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;

/** In which status studies are, by a group. */
record StatusMix(Groups groups) implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "statusMix",
          "In which status are the studies?",
          "Studies by their overall status, within each group; beside it the status's own group:"
              + " active (recruiting, not yet recruiting, enrolling by invitation, active but not"
              + " recruiting), paused, completed, stopped (terminated, withdrawn), unknown.",
          "Interventional studies; the percentages are of the studies of the group.",
          "UNKNOWN is the registry's word for an open study whose completion date has passed and"
              + " that nobody confirmed for two years; what it was before is in lastKnownStatus.",
          "A study's status is not that of its sites: a recruiting study has sites that do not"
              + " recruit.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(groups.studies(OVERALL_STATUS));
  }

  @Override
  public Finding find(Material material) {
    Population population = material.population();
    Result result =
        new Result(DEFINITION.name())
            .text(groups.name(), "status", "statusGroup")
            .count("studies")
            .number("percent");
    groups
        .split(population.stream())
        .forEach(
            (group, studies) -> {
              Tally<String> counts = new Tally<>();
              studies.forEach(study -> counts.add(status(study), study.nctId()));
              for (String status : new TreeSet<>(counts.groups())) {
                result.counted(
                    counts.members(status),
                    group,
                    status,
                    Statuses.group(status),
                    counts.of(status),
                    Share.percent(counts.of(status), studies.size()));
              }
            });
    return Finding.of(DEFINITION, material, population, result)
        .drawn(
            table ->
                groups.equals(Groups.NONE)
                    ? Chart.horizontalBar(table, "status", "studies")
                    : Chart.stackedBar(table, groups.name(), "studies", "status"));
  }

  private static String status(Line study) {
    String status = study.text(OVERALL_STATUS);
    return status == null ? Groups.MISSING : status;
  }
}
