package org.trialbook.analysis;

import java.util.List;
import java.util.Map;
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

  private static final int POINTS = 120;

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

  /** The percentage that still waits, at whole months: of one group with its band. */
  Chart chart(List<String> groups) {
    Result points =
        new Result("points").number("months").text(groupedBy).number("percentStillOnTheirWay");
    for (String group : groups) {
      KaplanMeier curve = byGroup.get(group);
      int last = (int) curve.steps().get(curve.steps().size() - 1).time();
      for (int month = 0; month <= last; month += Math.max(1, last / POINTS)) {
        if (groups.size() > 1) {
          points.row(month, group, Share.percent(curve.waitingAt(month), 1));
        } else {
          band(points, curve, month);
        }
      }
    }
    return Chart.line(points.table(), "months", "percentStillOnTheirWay", groupedBy);
  }

  private static void band(Result points, KaplanMeier curve, int month) {
    double low = curve.at(month).map(KaplanMeier.Step::low).orElse(1.0);
    double high = curve.at(month).map(KaplanMeier.Step::high).orElse(1.0);
    points.row(month, "estimate", Share.percent(curve.waitingAt(month), 1));
    points.row(month, "low (95 %)", Share.percent(low, 1));
    points.row(month, "high (95 %)", Share.percent(high, 1));
  }
}
