package org.trialbook.analysis.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trialbook.analysis.statistic.Share;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How many of an arm had an event. What the record does not say is null.
 *
 * @param ordinal of the event in its study; null for a total
 * @param arm the title of its group
 */
public record ArmRisk(
    String nctId,
    String kind,
    Long ordinal,
    String term,
    String groupId,
    String arm,
    Long affected,
    Long atRisk) {

  /** The totals of each group, as its own numbers say. */
  public static List<ArmRisk> totals(Table groups) {
    List<ArmRisk> risks = new ArrayList<>();
    for (int row = 0; row < groups.rowCount(); row++) {
      for (String kind : List.of("Deaths", "Serious", "Other")) {
        Long affected = number(groups, "eventGroup" + kind + "NumAffected", row);
        Long atRisk = number(groups, "eventGroup" + kind + "NumAtRisk", row);
        if (affected != null || atRisk != null) {
          risks.add(
              new ArmRisk(
                  text(groups, "nctId", row),
                  kind.equals("Deaths") ? "DEATH" : kind.toUpperCase(Locale.ROOT),
                  null,
                  null,
                  text(groups, "eventGroupId", row),
                  text(groups, "eventGroupTitle", row),
                  affected,
                  atRisk));
        }
      }
    }
    return risks;
  }

  /** Each event of each group, under the title of the group. */
  public static List<ArmRisk> events(Table events, Table groups) {
    Map<List<String>, String> titles = new HashMap<>();
    for (int row = 0; row < groups.rowCount(); row++) {
      titles.put(
          List.of(text(groups, "nctId", row), String.valueOf(text(groups, "eventGroupId", row))),
          text(groups, "eventGroupTitle", row));
    }
    List<ArmRisk> risks = new ArrayList<>();
    for (int row = 0; row < events.rowCount(); row++) {
      String nctId = text(events, "nctId", row);
      String group = String.valueOf(text(events, "eventStatsGroupId", row));
      risks.add(
          new ArmRisk(
              nctId,
              text(events, "eventKind", row),
              number(events, "eventOrdinal", row),
              text(events, "eventTerm", row),
              group,
              titles.get(List.of(nctId, group)),
              number(events, "eventStatsNumAffected", row),
              number(events, "eventStatsNumAtRisk", row)));
    }
    return risks;
  }

  private static String text(Table table, String name, int row) {
    StringColumn column = table.stringColumn(name);
    return column.isMissing(row) ? null : column.get(row);
  }

  private static Long number(Table table, String name, int row) {
    LongColumn column = table.longColumn(name);
    return column.isMissing(row) ? null : column.get(row);
  }

  /** What tells its event from the others of all studies. */
  public String event() {
    return nctId + ' ' + kind + ' ' + ordinal;
  }

  /** Whether the numbers are those of a part of a whole. */
  public boolean isShare() {
    return affected != null
        && atRisk != null
        && affected >= 0
        && atRisk > 0
        && affected <= atRisk
        && atRisk <= Integer.MAX_VALUE;
  }

  /** The share in percent, and the ends of its 95 % interval. */
  public Double[] interval() {
    double[] ends = Share.wilsonScore(affected, atRisk);
    return new Double[] {100 * risk(), 100 * ends[0], 100 * ends[1]};
  }

  /** By how many percentage points the risk is larger, and the ends of the 95 % interval. */
  public Double[] against(ArmRisk base) {
    double[] mine = Share.wilsonScore(affected, atRisk);
    double[] its = Share.wilsonScore(base.affected, base.atRisk);
    double difference =
        (affected * base.atRisk - base.affected * atRisk) / ((double) atRisk * base.atRisk);
    double below = Math.hypot(risk() - mine[0], its[1] - base.risk());
    double above = Math.hypot(mine[1] - risk(), base.risk() - its[0]);
    return new Double[] {100 * difference, 100 * (difference - below), 100 * (difference + above)};
  }

  private double risk() {
    return (double) affected / atRisk;
  }
}
