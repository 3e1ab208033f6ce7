package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Line;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;

/** How many studies start, over time. */
record StartTrend(Interval interval) implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "startTrend",
          "How many studies start, over time?",
          "Studies by the month, quarter or year of their start date, apart by whether the date is"
              + " actual or estimated; many old records do not say which.",
          "Interventional studies with a start date.",
          "The last six to twelve months are incomplete: studies may be registered late.",
          "Starts behind the day of the data are plans.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(Groups.NONE.studies(START_DATE, "startDateType"));
  }

  @Override
  public Finding find(Material material) {
    Population population =
        material.population().without("without a start date", study -> study.isMissing(START_DATE));
    Map<String, Map<String, List<Line>>> spans = new TreeMap<>();
    population.stream()
        .forEach(
            study -> {
              String type = study.text("startDateType");
              spans
                  .computeIfAbsent(interval.of(study.day(START_DATE)), any -> new TreeMap<>())
                  .computeIfAbsent(type == null ? "not said" : type, any -> new ArrayList<>())
                  .add(study);
            });
    Result result = new Result(DEFINITION.name()).text("start", "dateType").count("studies");
    spans.forEach(
        (span, types) ->
            types.forEach(
                (type, studies) ->
                    result.counted(Line.nctIds(studies), span, type, studies.size())));
    return Finding.of(DEFINITION, material, population, result)
        .drawn(table -> Chart.stackedBar(table, "start", "studies", "dateType"));
  }
}
