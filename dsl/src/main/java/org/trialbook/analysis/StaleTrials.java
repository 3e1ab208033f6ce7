package org.trialbook.analysis;

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
            "briefTitle",
            "leadSponsorName",
            "overallStatus",
            "lastUpdatePostDate",
            "primaryCompletionDate",
            "primaryCompletionDatePrecision"));
  }

  @Override
  public Finding find(Material material) {
    LocalDate asOf = material.asOf();
    Population population =
        material.population().without("that are not active", study -> !Statuses.isActive(study));
    Result result =
        new Result(DEFINITION.name())
            .text("nctId", "briefTitle", "leadSponsorName", "overallStatus")
            .day("lastUpdatePostDate", "primaryCompletionDate")
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
                    study.text("briefTitle"),
                    study.text("leadSponsorName"),
                    study.text("overallStatus"),
                    study.day("lastUpdatePostDate"),
                    study.day("primaryCompletionDate"),
                    study.isMissing("lastUpdatePostDate") ? null : since(study, asOf),
                    over(study, asOf) > 0 ? over(study, asOf) : null));
    return Finding.of(DEFINITION, material, population, result);
  }

  private static long since(Line study, LocalDate asOf) {
    LocalDate updated = study.day("lastUpdatePostDate");
    return updated == null ? 0 : ChronoUnit.DAYS.between(updated, asOf);
  }

  private static long over(Line study, LocalDate asOf) {
    LocalDate end = study.lastDay("primaryCompletionDate");
    return end == null ? 0 : ChronoUnit.DAYS.between(end, asOf);
  }
}
