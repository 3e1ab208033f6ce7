package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.reading.Reporting;
import org.trialbook.flatten.Relation;

/** Whether results are reported within a year, after Anderson 2015. */
record Anderson2015() implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "anderson2015",
          "Were results reported within a year? After Anderson 2015",
          "Trials that the law of 2007 likely applies to and that ended from January 2008 to August"
              + " 2012, the share of them whose results were submitted within 12 months and by the"
              + " day of the data, and the quartiles of the months until then, by the class of the"
              + " lead sponsor (industry, NIH, all others), beside the published figures.",
          "Interventional studies, completed or terminated, of a phase other than early 1 and 1,"
              + " not for device feasibility, with a regulated drug or device or, where nobody"
              + " said, an intervention of a regulated kind and a US site; primary completion, else"
              + " completion, from 2008-01-01 to 2012-08-31.",
          Comparison.ANOTHER_DAY,
          "Anderson and others, N Engl J Med 2015, PMC4508873, on the registry of September 2013:"
              + " asOf(LocalDate.of(2013, 9, 30)) counts only what was submitted by then.",
          "The paper's own rule for trials that the law likely applies to, and for who paid, stands"
              + " in its supplement, which was not at hand. Whether a study is covered is found as"
              + " in resultsCompliance; who leads it stands for who paid.",
          "A month is 30.4375 days; a date without a day is the last of its month.");

  private static final LocalDate FIRST = LocalDate.of(2008, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2012, 8, 31);
  private static final int MONTHS = 12;
  private static final double DAYS_OF_A_MONTH = 30.4375;

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return ResultsCompliance.needs(LEAD_SPONSOR_CLASS);
  }

  @Override
  public Finding find(Material material) {
    Map<String, Reporting> all = new TreeMap<>();
    ResultsCompliance.each(material).forEach(each -> all.put(each.study().nctId(), each));
    Population population =
        material
            .population()
            .without(
                "that are neither completed nor terminated",
                study ->
                    !Set.of("COMPLETED", "TERMINATED")
                        .contains(String.valueOf(study.text(OVERALL_STATUS))))
            .without(
                "that the law likely does not apply to",
                study -> !all.get(study.nctId()).isCovered())
            .without(
                "that ended before January 2008, after August 2012 or on no known day",
                study -> !isOfThePeriod(all.get(study.nctId()).ended()));
    Comparison comparison = new Comparison(DEFINITION);
    groups()
        .forEach(
            (group, isOfIt) ->
                rows(
                    comparison,
                    group,
                    population.stream().filter(isOfIt).toList(),
                    all,
                    material.asOf()));
    return Finding.of(DEFINITION, material, population, comparison.result())
        .drawn(table -> Comparison.chart(table, "results within 12 months, %"));
  }

  private static void rows(
      Comparison comparison,
      String group,
      List<Line> studies,
      Map<String, Reporting> all,
      LocalDate asOf) {
    List<Line> reported =
        studies.stream()
            .filter(study -> !study.isMissing(RESULTS_FIRST_SUBMIT_DATE))
            .filter(study -> !study.day(RESULTS_FIRST_SUBMIT_DATE).isAfter(asOf))
            .toList();
    List<Line> inTime =
        reported.stream()
            .filter(
                study ->
                    !study
                        .day(RESULTS_FIRST_SUBMIT_DATE)
                        .isAfter(all.get(study.nctId()).ended().plusMonths(MONTHS)))
            .toList();
    comparison.count("likely applicable trials", group, studies);
    comparison.share("results within 12 months, %", group, inTime, studies.size());
    comparison.share("results by the day of the data, %", group, reported, studies.size());
    comparison.quartiles(
        "months until results",
        group,
        reported,
        reported.stream().map(study -> months(study, all.get(study.nctId()))).toList());
  }

  private static double months(Line study, Reporting reporting) {
    return ChronoUnit.DAYS.between(reporting.ended(), study.day(RESULTS_FIRST_SUBMIT_DATE))
        / DAYS_OF_A_MONTH;
  }

  private static boolean isOfThePeriod(LocalDate ended) {
    return ended != null && !ended.isBefore(FIRST) && !ended.isAfter(LAST);
  }

  private static Map<String, Predicate<Line>> groups() {
    Map<String, Predicate<Line>> groups = new LinkedHashMap<>();
    groups.put(Comparison.ALL, study -> true);
    groups.put("Industry", study -> "INDUSTRY".equals(study.text(LEAD_SPONSOR_CLASS)));
    groups.put("NIH", study -> "NIH".equals(study.text(LEAD_SPONSOR_CLASS)));
    groups.put(
        "Other",
        study ->
            !Set.of("INDUSTRY", "NIH").contains(String.valueOf(study.text(LEAD_SPONSOR_CLASS))));
    return groups;
  }
}
