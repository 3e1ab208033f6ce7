package org.trialbook.analysis;

import java.util.List;
import java.util.Map;
import org.trialbook.analysis.statistic.Share;
import org.trialbook.chart.Chart;
import tech.tablesaw.api.Table;

/**
 * The Kaplan-Meier estimates of some groups, side by side.
 *
 * @param groupedBy the name of the column that holds the group
 * @param byGroup in months
 */
record Curves(String groupedBy, Map<String, KaplanMeier> byGroup) {

  /** More lines than this nobody tells apart. */
  static final int MOST = 6;

  /** More bands than this are one blot. */
  private static final int MOST_BANDS = 3;

  Table table() {
    Result result =
        new Result("curve")
            .text(groupedBy)
            .number("months")
            .count("atRisk", "reached", "left")
            .number("waiting", "low", "high");
    byGroup.forEach(
        (group, curve) -> {
          for (KaplanMeier.Step step : curve.steps()) {
            result.row(
                group,
                step.time(),
                step.atRisk(),
                step.reached(),
                step.left(),
                step.waiting(),
                step.low(),
                step.high());
          }
        });
    return result.table();
  }

  /**
   * The percentage that still waits, from step to step, each group with its band where there are
   * few.
   */
  Chart chart(List<String> groups) {
    Result steps =
        new Result("steps")
            .text(groupedBy)
            .number("months", "percentStillOnTheirWay", "low", "high");
    for (String group : groups) {
      steps.row(group, 0.0, 100.0, 100.0, 100.0);
      for (KaplanMeier.Step step : byGroup.get(group).steps()) {
        steps.row(
            group,
            step.time(),
            Share.percent(step.waiting(), 1),
            Share.percent(step.low(), 1),
            Share.percent(step.high(), 1));
      }
    }
    boolean banded = groups.size() <= MOST_BANDS;
    return Chart.steps(
            steps.table(),
            "months",
            "percentStillOnTheirWay",
            banded ? "low" : null,
            banded ? "high" : null,
            groupedBy)
        .rule(50, "half");
  }
}
