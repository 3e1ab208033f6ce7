package org.trialbook.analysis;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;
import tech.tablesaw.api.Table;

/** How long studies take to reach a milestone. */
record TimeTo(Milestone milestone, Groups groups) implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "timeTo",
          "How long do studies take?",
          "Months of 30.4375 days from start to (primary) completion, or from primary completion to"
              + " the first submission of results: the median and quartiles of the studies that got"
              + " there, and kaplanMeierMedian, which counts those still on their way up to the day"
              + " of the data.",
          "Interventional studies whose first date is actual (or, where nobody says, not in the"
              + " future) and not behind the second.",
          "The median of those that got there is too short: what takes long has not got there yet."
              + " The Kaplan-Meier median mends that; it is missing where fewer than half got"
              + " there.",
          "Studies stopped early count at the date they give as their completion.",
          "A date without a day counts as the first of its month.");

  private static final double DAYS_A_MONTH = 30.4375;
  private static final String ACTUAL = "ACTUAL";

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    List<String> columns =
        new ArrayList<>(
            List.of("overallStatus", milestone.from, milestone.from + "Type", milestone.to));
    if (milestone.planned) {
      columns.add(milestone.to + "Type");
    }
    return List.of(groups.studies(columns.toArray(String[]::new)));
  }

  @Override
  public Finding find(Material material) {
    LocalDate asOf = material.asOf();
    Population population =
        material
            .population()
            .without("without an actual " + milestone.from, study -> !began(study, asOf))
            .without(
                "whose dates run backwards",
                study -> reached(study, asOf) && days(study, asOf) < 0);
    Result result =
        new Result(DEFINITION.name())
            .text(groups.name())
            .count("studies", "reached")
            .number("q1", "median", "q3", "kaplanMeierMedian");
    groups
        .split(population.stream())
        .forEach(
            (group, studies) -> {
              List<Double> reached =
                  studies.stream()
                      .filter(study -> reached(study, asOf))
                      .map(study -> days(study, asOf) / DAYS_A_MONTH)
                      .toList();
              Quantiles quantiles = new Quantiles(reached);
              Double median = new KaplanMeier(spans(studies, asOf)).median();
              result.row(
                  group,
                  studies.size(),
                  reached.size(),
                  quantiles.at(25),
                  quantiles.at(50),
                  quantiles.at(75),
                  median == null ? null : Share.tenths(median));
            });
    Table table = result.table();
    boolean complete = table.column("kaplanMeierMedian").countMissing() == 0;
    Finding finding =
        Finding.of(DEFINITION, material, population, table)
            .drawn(
                rows ->
                    Chart.horizontalBar(
                        rows, groups.name(), complete ? "kaplanMeierMedian" : "median"))
            .note("Milestone: " + milestone);
    return complete
        ? finding
        : finding.note(
            "the bars are medians of those that got there: in a group, fewer than half did");
  }

  private List<KaplanMeier.Span> spans(List<Line> studies, LocalDate asOf) {
    return studies.stream()
        .map(study -> new KaplanMeier.Span(days(study, asOf) / DAYS_A_MONTH, reached(study, asOf)))
        .toList();
  }

  private boolean began(Line study, LocalDate asOf) {
    LocalDate from = study.day(milestone.from);
    String type = study.text(milestone.from + "Type");
    return from != null && !from.isAfter(asOf) && (type == null || type.equals(ACTUAL));
  }

  private boolean reached(Line study, LocalDate asOf) {
    LocalDate to = study.day(milestone.to);
    String type = milestone.planned ? study.text(milestone.to + "Type") : ACTUAL;
    return to != null && !to.isAfter(asOf) && (type == null || type.equals(ACTUAL));
  }

  private double days(Line study, LocalDate asOf) {
    LocalDate end = reached(study, asOf) ? study.day(milestone.to) : asOf;
    return ChronoUnit.DAYS.between(study.day(milestone.from), end);
  }
}
