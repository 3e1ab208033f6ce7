package org.trialbook.analysis;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    return List.of(groups.studies("overallStatus"));
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
              Map<String, Integer> counts = new TreeMap<>();
              studies.forEach(study -> counts.merge(status(study), 1, Integer::sum));
              counts.forEach(
                  (status, count) ->
                      result.row(
                          group,
                          status,
                          Statuses.group(status),
                          count,
                          Share.percent(count, studies.size())));
            });
    return Finding.of(DEFINITION, material, population, result.table())
        .drawn(
            table ->
                groups.equals(Groups.NONE)
                    ? Chart.horizontalBar(table, "status", "studies")
                    : Chart.stackedBar(table, groups.name(), "studies", "status"));
  }

  private static String status(Line study) {
    String status = study.text("overallStatus");
    return status == null ? Groups.MISSING : status;
  }
}
