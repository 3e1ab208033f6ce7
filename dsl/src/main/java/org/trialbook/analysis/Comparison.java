package org.trialbook.analysis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.statistic.Quantiles;
import org.trialbook.analysis.statistic.Share;
import org.trialbook.chart.Chart;
import org.trialbook.text.Resources;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Figures of ours, row by row, beside those that a paper published (papers.tsv). */
final class Comparison {

  static final String ALL = "all";

  /** Why no difference is a mistake of either side. */
  static final String ANOTHER_DAY =
      "The published figures are of the whole registry on another day: on other studies, or on"
          + " these on a later day, a difference is to be expected.";

  /** A figure of a paper, and where it stands in it. */
  private record Published(double value, String source) {}

  private static final Map<List<String>, Published> PUBLISHED =
      Resources.table(Comparison.class, "papers.tsv").stream()
          .collect(
              Collectors.toMap(
                  cells -> List.of(cells[0], cells[1], cells[2]),
                  cells -> new Published(Double.parseDouble(cells[3]), cells[4])));

  private static final String OURS = "ours";
  private static final String PAPER = "published";

  private final String paper;
  private final Result result;

  Comparison(Definition definition) {
    paper = definition.name();
    result =
        new Result(paper)
            .text("figure", "group")
            .count("studies")
            .number(OURS, PAPER, "difference")
            .text("source");
  }

  /**
   * One more figure.
   *
   * @param studies that it counts, or is found of
   * @param ours null of no studies
   */
  void row(String figure, String group, Collection<Line> studies, Double ours) {
    Published published = PUBLISHED.get(List.of(paper, figure, group));
    result.counted(
        Line.nctIds(studies),
        figure,
        group,
        studies.size(),
        ours,
        published == null ? null : published.value(),
        ours == null || published == null ? null : Share.tenths(ours - published.value()),
        published == null ? null : published.source());
  }

  /** How many there are. */
  void count(String figure, String group, Collection<Line> studies) {
    row(figure, group, studies, (double) studies.size());
  }

  /** How many of a whole. */
  void share(String figure, String group, Collection<Line> studies, long whole) {
    row(figure, group, studies, Share.percent(studies.size(), whole));
  }

  /** The quartiles of values, one for each study. */
  void quartiles(
      String what, String group, Collection<Line> studies, List<? extends Number> values) {
    Quantiles quantiles = new Quantiles(values);
    row(what + ", first quartile", group, studies, quantiles.at(25));
    row(what + ", median", group, studies, quantiles.at(50));
    row(what + ", third quartile", group, studies, quantiles.at(75));
  }

  Result result() {
    return result;
  }

  /** One figure by group, ours and theirs side by side. */
  static Chart chart(Table table, String figure) {
    Result bars = new Result(figure).text("group", "whose").number("value");
    for (Row row : table.where(table.stringColumn("figure").isEqualTo(figure))) {
      bars.row(row.getString("group"), OURS, number(row, OURS));
      bars.row(row.getString("group"), PAPER, number(row, PAPER));
    }
    return Chart.stackedBar(bars.table(), "group", "value", "whose")
        .order(groupsThenWhose(bars.table()))
        .grouped()
        .yTitle(Character.toUpperCase(figure.charAt(0)) + figure.substring(1));
  }

  private static String[] groupsThenWhose(Table bars) {
    return Stream.concat(
            bars.stringColumn("group").asList().stream().distinct(), Stream.of(OURS, PAPER))
        .toArray(String[]::new);
  }

  private static Double number(Row row, String column) {
    return row.isMissing(column) ? null : row.getDouble(column);
  }
}
