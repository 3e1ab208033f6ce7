package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.statistic.Quantiles;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;
import tech.tablesaw.api.Table;

/** How many participants studies have. */
record Enrolment(Groups groups) implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "enrolment",
          "How many participants do studies enrol?",
          "Quartiles, 90th percentile and sum of the enrolment of studies, actual and estimated"
              + " numbers apart.",
          "Interventional studies with an enrolment; withdrawn studies, whose enrolment is 0, and"
              + " the placeholder 99999999 do not count.",
          "Actual and estimated numbers are never mixed: what a study planned before it ended is in"
              + " its history alone.",
          "A few large studies make the sum: look at the median.");

  private static final long PLACEHOLDER = 99_999_999;

  private static final String TYPE = "enrollmentType";

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(groups.studies(OVERALL_STATUS, "enrollmentCount", TYPE));
  }

  @Override
  public Finding find(Material material) {
    Population population =
        material
            .population()
            .without("that were withdrawn", s -> "WITHDRAWN".equals(s.text(OVERALL_STATUS)))
            .without("without an enrolment", s -> s.isMissing("enrollmentCount"))
            .without(
                "with the placeholder 99999999", s -> s.count("enrollmentCount") >= PLACEHOLDER);
    Result result =
        new Result(DEFINITION.name())
            .text(groups.name(), TYPE)
            .count("studies")
            .number("q1", "median", "q3", "p90")
            .count("participants");
    groups
        .split(population.stream())
        .forEach(
            (group, studies) ->
                byType(studies).forEach((type, each) -> row(result, group, type, each)));
    return Finding.of(DEFINITION, material, population, result)
        .drawn(
            table ->
                (groups.equals(Groups.NONE)
                        ? Chart.horizontalBar(table, TYPE, "median")
                        : Chart.horizontalBar(actual(table), groups.name(), "median"))
                    .xTitle("Median of participants"))
        .note("the chart shows medians" + (groups.equals(Groups.NONE) ? "" : " of actual numbers"));
  }

  private static Table actual(Table table) {
    return table.where(table.stringColumn(TYPE).isEqualTo("ACTUAL"));
  }

  private static Map<String, List<Line>> byType(List<Line> studies) {
    return studies.stream()
        .collect(
            Collectors.groupingBy(
                study -> study.isMissing(TYPE) ? "not said" : study.text(TYPE),
                TreeMap::new,
                Collectors.toList()));
  }

  private static void row(Result result, String group, String type, List<Line> studies) {
    List<Long> counts = studies.stream().map(study -> study.count("enrollmentCount")).toList();
    Quantiles quantiles = new Quantiles(counts);
    result.counted(
        Line.nctIds(studies),
        group,
        type,
        studies.size(),
        quantiles.at(25),
        quantiles.at(50),
        quantiles.at(75),
        quantiles.at(90),
        counts.stream().mapToLong(Long::longValue).sum());
  }
}
