package org.trialbook.analysis;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.reading.Tally;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;
import tech.tablesaw.api.Table;

/** How many studies were registered since a day. */
record NewRegistrations(LocalDate since, Interval interval) implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "newRegistrations",
          "How many studies were registered since that day?",
          "Studies by the month, quarter or year in which their record was first posted.",
          "Interventional studies first posted on that day or later.",
          "A registration is no start: studies are registered before and after they begin.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(Groups.NONE.studies("studyFirstPostDate"));
  }

  @Override
  public Finding find(Material material) {
    Population population =
        material
            .population()
            .without("without a first posting", study -> study.isMissing("studyFirstPostDate"))
            .without(
                "posted before " + since, study -> study.day("studyFirstPostDate").isBefore(since));
    Tally<String> spans = new Tally<>();
    population.stream()
        .forEach(study -> spans.add(interval.of(study.day("studyFirstPostDate")), study.nctId()));
    Result result = new Result(DEFINITION.name()).text("posted").count("studies");
    for (String span : new TreeSet<>(spans.groups())) {
      result.counted(spans.members(span), span, spans.of(span));
    }
    return Finding.of(DEFINITION, material, population, result)
        .drawn(table -> Chart.line(overDays(table), "posted", "studies"));
  }

  /** The same with the first days of the spans, so that an axis of time has room for many. */
  private static Table overDays(Table table) {
    Result result = new Result(table.name()).day("posted").count("studies");
    Line.of(table)
        .forEach(line -> result.row(Interval.firstDay(line.text("posted")), line.count("studies")));
    return result.table();
  }
}
