package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.reading.Statuses;
import org.trialbook.analysis.statistic.Quantiles;
import org.trialbook.analysis.statistic.Share;
import org.trialbook.flatten.Relation;

/** How long studies take to reach a milestone. */
record TimeTo(Milestone milestone, Groups groups) implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "timeTo",
          "How long do studies take?",
          "Months of 30.4375 days from start to (primary) completion, or from primary completion to"
              + " the first submission of results: the median and quartiles of the studies that got"
              + " there, and kaplanMeierMedian with its 95 % interval, which also counts those"
              + " still on their way as long as they were seen. The table \"curve\" beside it has"
              + " the whole Kaplan-Meier estimate: a row for each time, with how many still waited"
              + " (atRisk), got there (reached) and were seen no longer (left), the share that"
              + " still waits and its 95 % band (Greenwood's variance, on the scale of log(-log)).",
          "Interventional studies whose first date is actual (or, where nobody says, not in the"
              + " future) and not behind the second. On their way to a completion, running studies"
              + " are seen up to the day of the data, those of status UNKNOWN up to their last"
              + " update; studies that ended (completed, terminated, withdrawn, no longer"
              + " available, approved for marketing) without an actual date of it are left out. On"
              + " their way to results, all are seen up to the day of the data.",
          "The median of those that got there is too short: what takes long has not got there yet."
              + " The Kaplan-Meier median mends that; it is missing where fewer than half got"
              + " there, and an end of its interval where the band does not cross a half.",
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
            List.of(OVERALL_STATUS, milestone.from, milestone.from + "Type", milestone.to));
    if (milestone.planned) {
      columns.addAll(List.of(milestone.to + "Type", LAST_UPDATE_POST_DATE));
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
            .without("that ended without an actual " + milestone.to, this::endedWithoutDate)
            .without(
                "of status UNKNOWN without a last update", study -> lastSeen(study, asOf) == null)
            .without(
                "whose dates run backwards",
                study -> reached(study, asOf) && days(study, asOf) < 0);
    Map<String, List<Line>> split = groups.split(population.stream());
    Map<String, KaplanMeier> curves = new LinkedHashMap<>();
    split.forEach((group, studies) -> curves.put(group, KaplanMeier.of(spans(studies, asOf))));
    Result result =
        new Result(DEFINITION.name())
            .text(groups.name())
            .count("studies", "reached")
            .number("q1", "median", "q3", "kaplanMeierMedian", "medianLow", "medianHigh");
    split.forEach((group, studies) -> row(result, group, studies, curves.get(group), asOf));
    Curves drawn = new Curves(groups.name(), curves);
    List<String> largest =
        split.keySet().stream()
            .sorted(Comparator.comparingInt(group -> -split.get(group).size()))
            .limit(Curves.MOST)
            .toList();
    Finding finding =
        Finding.of(DEFINITION, material, population, result)
            .with("curve", drawn.table())
            .drawn(table -> drawn.chart(largest))
            .note("Until the " + milestone.words());
    return largest.size() == split.size()
        ? finding
        : finding.note(
            String.format(
                Locale.ROOT,
                "the chart shows the largest %d of %d groups",
                largest.size(),
                split.size()));
  }

  private void row(
      Result result, String group, List<Line> studies, KaplanMeier curve, LocalDate asOf) {
    List<Double> reached =
        studies.stream()
            .filter(study -> reached(study, asOf))
            .map(study -> days(study, asOf) / DAYS_A_MONTH)
            .toList();
    Quantiles quantiles = new Quantiles(reached);
    result.counted(
        Line.nctIds(studies),
        group,
        studies.size(),
        reached.size(),
        quantiles.at(25),
        quantiles.at(50),
        quantiles.at(75),
        Share.tenths(curve.median()),
        Share.tenths(curve.medianLow()),
        Share.tenths(curve.medianHigh()));
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

  /** The day of the milestone; null where there is none but a plan. */
  private LocalDate actual(Line study) {
    String type = milestone.planned ? study.text(milestone.to + "Type") : ACTUAL;
    return type == null || type.equals(ACTUAL) ? study.day(milestone.to) : null;
  }

  private boolean reached(Line study, LocalDate asOf) {
    LocalDate to = actual(study);
    return to != null && !to.isAfter(asOf);
  }

  private boolean endedWithoutDate(Line study) {
    return milestone.planned && Statuses.isEnded(study) && actual(study) == null;
  }

  /** Up to when it is known that the milestone was not reached; null where nothing says. */
  private LocalDate lastSeen(Line study, LocalDate asOf) {
    boolean isUnconfirmed = milestone.planned && "UNKNOWN".equals(study.text(OVERALL_STATUS));
    if (!isUnconfirmed || reached(study, asOf)) {
      return asOf;
    }
    LocalDate updated = study.day(LAST_UPDATE_POST_DATE);
    if (updated == null) {
      return null;
    }
    LocalDate from = study.day(milestone.from);
    LocalDate seen = updated.isAfter(asOf) ? asOf : updated;
    return seen.isBefore(from) ? from : seen;
  }

  private double days(Line study, LocalDate asOf) {
    LocalDate end = reached(study, asOf) ? actual(study) : lastSeen(study, asOf);
    return ChronoUnit.DAYS.between(study.day(milestone.from), end);
  }
}
