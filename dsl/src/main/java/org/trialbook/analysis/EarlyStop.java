package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.util.List;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.reading.Statuses;
import org.trialbook.analysis.statistic.Share;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;

/** Which share of the studies that ended was stopped before its time. */
record EarlyStop(Groups groups, int yearsAgo) implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "earlyStop",
          "Which share of the ended studies was stopped early?",
          "Of the studies that ended, the percentage that was terminated or withdrawn, with"
              + " Wilson's 95 % interval; beside it the same without the withdrawn, which never"
              + " enrolled anyone; and shrunkPercent, drawn towards the overall rate as if 20 more"
              + " studies had ended at that rate, for ranking groups of different sizes.",
          "Interventional studies that are completed, terminated or withdrawn; with a number of"
              + " years, those that started at least that long ago.",
          "Studies that started lately and ended were stopped more often than they will all have"
              + " been: what goes well takes longer. Ask for starts at least three years ago.",
          "Why a study was stopped is another question: see whyStopped.");

  /** How many studies at the overall rate a group's own rate is drawn towards. */
  private static final double PRIOR = 20;

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(groups.studies(OVERALL_STATUS, START_DATE));
  }

  @Override
  public Finding find(Material material) {
    Population population =
        material.population().without("that did not end", study -> !ended(study));
    if (yearsAgo > 0) {
      population =
          population.without(
              "without a start at least " + yearsAgo + " years ago",
              study ->
                  study.isMissing(START_DATE)
                      || study.day(START_DATE).isAfter(material.asOf().minusYears(yearsAgo)));
    }
    double overall =
        (double) population.stream().filter(Statuses::isStopped).count()
            / Math.max(1, population.size());
    Result result =
        new Result(DEFINITION.name())
            .text(groups.name())
            .count("ended", "terminated", "withdrawn")
            .number("percent", "low", "high", "percentWithoutWithdrawn", "shrunkPercent");
    groups
        .split(population.stream())
        .forEach((group, studies) -> row(result, group, studies, overall));
    return Finding.of(DEFINITION, material, population, result)
        .drawn(
            table ->
                Chart.intervals(table, groups.name(), "percent", "low", "high")
                    .xTitle("Percent stopped early, with 95 % interval"));
  }

  private static void row(Result result, String group, List<Line> studies, double overall) {
    long terminated = count(studies, "TERMINATED");
    long withdrawn = count(studies, "WITHDRAWN");
    long stopped = terminated + withdrawn;
    Double[] interval = Share.wilson(stopped, studies.size());
    result.counted(
        Line.nctIds(studies),
        group,
        studies.size(),
        terminated,
        withdrawn,
        Share.percent(stopped, studies.size()),
        interval[0],
        interval[1],
        Share.percent(terminated, studies.size() - withdrawn),
        Share.percent(stopped + PRIOR * overall, studies.size() + PRIOR));
  }

  private static long count(List<Line> studies, String status) {
    return studies.stream().filter(study -> status.equals(study.text(OVERALL_STATUS))).count();
  }

  private static boolean ended(Line study) {
    return "COMPLETED".equals(study.text(OVERALL_STATUS)) || Statuses.isStopped(study);
  }
}
