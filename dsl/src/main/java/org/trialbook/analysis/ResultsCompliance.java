package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;
import static org.trialbook.flatten.Relations.INTERVENTIONS;
import static org.trialbook.flatten.Relations.LOCATIONS;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Reporting;
import org.trialbook.analysis.reading.Tally;
import org.trialbook.analysis.statistic.Share;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;

/** Whether results were reported when the law asks for them. */
record ResultsCompliance(boolean overdueOnly) implements Analysis {

  private static final String POPULATION =
      "Interventional studies that the law covers as far as the data shows (ACT: start on or after"
          + " 2017-01-18 and a regulated drug or device; pACT: start before, primary completion on"
          + " or after that day, and regulated, or nobody said, with an intervention of a regulated"
          + " kind and a US site), of a phase other than early 1 and 1, not for device feasibility,"
          + " not withdrawn.";

  private static final String[] CAVEATS = {
    "Results are due a year after the primary completion, three with a certificate of delay, and 30"
        + " days of grace; a date without a day is the last of its month. The day of submission"
        + " counts, not that of posting.",
    "Only structured data is looked at. This is no legal verdict: ask the sponsor before you name"
        + " one."
  };

  static final Definition DEFINITION =
      new Definition(
          "resultsCompliance",
          "Were results reported in time?",
          "Studies by category (ACT, pACT) and state: on time, late, overdue, not due; the"
              + " percentages are of the due studies of the category.",
          POPULATION,
          CAVEATS);

  static final Definition OVERDUE =
      new Definition(
          "overdueResults",
          "Which studies owe results?",
          "A row for each study whose results are overdue, longest first.",
          POPULATION,
          CAVEATS);

  private static final String NOT_DUE = "not due";

  @Override
  public Definition definition() {
    return overdueOnly ? OVERDUE : DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return needs(BRIEF_TITLE, LEAD_SPONSOR_NAME);
  }

  /** What is read to tell whether the law covers a study, and more columns of STUDIES. */
  static List<Relation> needs(String... more) {
    List<String> columns = new ArrayList<>(List.of(Reporting.columns()));
    columns.addAll(List.of(more));
    return List.of(
        Groups.NONE.studies(columns.toArray(String[]::new)),
        INTERVENTIONS.select(NCT_ID, INTERVENTION_TYPE),
        LOCATIONS.select(NCT_ID, LOCATION_COUNTRY));
  }

  @Override
  public Finding find(Material material) {
    Map<String, Reporting> all = reporting(material);
    Population population =
        material
            .population()
            .without("that the law does not cover", study -> !all.containsKey(study.nctId()));
    return overdueOnly
        ? Finding.of(OVERDUE, material, population, overdue(material, population, all))
        : Finding.of(DEFINITION, material, population, states(material, population, all))
            .drawn(table -> Chart.stackedBar(table, "category", "studies", "state"));
  }

  /** What is known of each study that has or will have to report. */
  static Map<String, Reporting> reporting(Material material) {
    Map<String, Reporting> all = new TreeMap<>();
    each(material)
        .filter(each -> each.category() != null)
        .forEach(each -> all.put(each.study().nctId(), each));
    return all;
  }

  /** What is known of each study of the population. */
  static Stream<Reporting> each(Material material) {
    Set<String> drugLike = new HashSet<>();
    material
        .lines(INTERVENTIONS)
        .filter(
            line ->
                Reporting.REGULATED_TYPES.contains(String.valueOf(line.text(INTERVENTION_TYPE))))
        .forEach(line -> drugLike.add(line.nctId()));
    Set<String> american = new HashSet<>();
    material
        .lines(LOCATIONS)
        .filter(line -> "United States".equals(line.text(LOCATION_COUNTRY)))
        .forEach(line -> american.add(line.nctId()));
    return material.population().stream()
        .map(
            study ->
                new Reporting(
                    study, drugLike.contains(study.nctId()), american.contains(study.nctId())));
  }

  private static Result states(
      Material material, Population population, Map<String, Reporting> all) {
    Tally<List<String>> tally = new Tally<>();
    Tally<String> due = new Tally<>();
    population.stream()
        .forEach(
            study -> {
              Reporting each = all.get(study.nctId());
              String state = each.state(material.asOf());
              tally.add(List.of(each.category(), state), study.nctId());
              if (!state.equals(NOT_DUE)) {
                due.add(each.category(), study.nctId());
              }
            });
    Result result =
        new Result(DEFINITION.name()).text("category", "state").count("studies").number("percent");
    tally.groups().stream()
        .sorted(Comparator.comparing(String::valueOf))
        .forEach(
            key ->
                result.counted(
                    tally.members(key),
                    key.get(0),
                    key.get(1),
                    tally.of(key),
                    key.get(1).equals(NOT_DUE)
                        ? null
                        : Share.percent(tally.of(key), due.of(key.get(0)))));
    return result;
  }

  private static Result overdue(
      Material material, Population population, Map<String, Reporting> all) {
    LocalDate asOf = material.asOf();
    Result result =
        new Result(OVERDUE.name())
            .text(NCT_ID, BRIEF_TITLE, LEAD_SPONSOR_NAME, "category")
            .day("due")
            .count("daysOverdue");
    population.stream()
        .map(study -> all.get(study.nctId()))
        .filter(each -> each.state(asOf).equals("overdue"))
        .sorted(Comparator.comparing(Reporting::due).thenComparing(each -> each.study().nctId()))
        .forEach(
            each ->
                result.counted(
                    List.of(each.study().nctId()),
                    each.study().nctId(),
                    each.study().text(BRIEF_TITLE),
                    each.study().text(LEAD_SPONSOR_NAME),
                    each.category(),
                    each.due(),
                    ChronoUnit.DAYS.between(each.due(), asOf)));
    return result;
  }
}
