package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.reading.Statuses;
import org.trialbook.flatten.Relation;

/** Which open studies look abandoned. */
record StaleTrials() implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "staleTrials",
          "Which open studies look abandoned?",
          "A row for each study whose status is active and whose record was not updated for more"
              + " than 365 days, or whose primary completion lies in the past; longest without an"
              + " update first.",
          "Interventional studies that are recruiting, not yet recruiting, enrolling by invitation"
              + " or active but not recruiting.",
          "A study may go on while nobody updates its record; from two years on the registry itself"
              + " calls it UNKNOWN.",
          "A primary completion without a day counts as the last of its month.");

  private static final long DAYS = 365;

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(
        Groups.NONE.studies(
            BRIEF_TITLE,
            LEAD_SPONSOR_NAME,
            OVERALL_STATUS,
            LAST_UPDATE_POST_DATE,
            PRIMARY_COMPLETION_DATE,
            "primaryCompletionDatePrecision"));
  }

  @Override
  public Finding find(Material material) {
    LocalDate asOf = material.asOf();
    Population population =
        material.population().without("that are not active", study -> !Statuses.isActive(study));
    Result result =
        new Result(DEFINITION.name())
            .text(NCT_ID, BRIEF_TITLE, LEAD_SPONSOR_NAME, OVERALL_STATUS)
            .day(LAST_UPDATE_POST_DATE, PRIMARY_COMPLETION_DATE)
            .count("daysSinceUpdate", "daysOverCompletion");
    population.stream()
        .filter(study -> since(study, asOf) > DAYS || over(study, asOf) > 0)
        .sorted(
            Comparator.<Line>comparingLong(study -> -since(study, asOf)).thenComparing(Line::nctId))
        .forEach(
            study ->
                result.counted(
                    List.of(study.nctId()),
                    study.nctId(),
                    study.text(BRIEF_TITLE),
                    study.text(LEAD_SPONSOR_NAME),
                    study.text(OVERALL_STATUS),
                    study.day(LAST_UPDATE_POST_DATE),
                    study.day(PRIMARY_COMPLETION_DATE),
                    study.isMissing(LAST_UPDATE_POST_DATE) ? null : since(study, asOf),
                    over(study, asOf) > 0 ? over(study, asOf) : null));
    return Finding.of(DEFINITION, material, population, result);
  }

  private static long since(Line study, LocalDate asOf) {
    LocalDate updated = study.day(LAST_UPDATE_POST_DATE);
    return updated == null ? 0 : ChronoUnit.DAYS.between(updated, asOf);
  }

  private static long over(Line study, LocalDate asOf) {
    LocalDate end = study.lastDay(PRIMARY_COMPLETION_DATE);
    return end == null ? 0 : ChronoUnit.DAYS.between(end, asOf);
  }
}
