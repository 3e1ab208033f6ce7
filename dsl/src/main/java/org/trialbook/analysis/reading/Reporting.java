package org.trialbook.analysis.reading;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.time.LocalDate;
import java.util.Set;

/**
 * Whether a study has to report results by FDAAA 801 and its final rule, and whether it did, as far
 * as the registry's data shows; the rules are those of the FDAAA Trials Tracker.
 *
 * @param study a row of STUDIES
 * @param drugLike whether it has an intervention of a regulated kind
 * @param inUnitedStates whether it has a site there
 */
public record Reporting(Line study, boolean drugLike, boolean inUnitedStates) {

  private static final String[] COLUMNS = {
    OVERALL_STATUS,
    PHASES,
    "designPrimaryPurpose",
    "isFdaRegulatedDrug",
    "isFdaRegulatedDevice",
    START_DATE,
    "startDatePrecision",
    PRIMARY_COMPLETION_DATE,
    "primaryCompletionDatePrecision",
    COMPLETION_DATE,
    "completionDatePrecision",
    "dispFirstSubmitDate",
    RESULTS_FIRST_SUBMIT_DATE
  };

  /** Kinds of interventions that the law is about where nobody said whether they are regulated. */
  public static final Set<String> REGULATED_TYPES =
      Set.of(
          "DRUG",
          "BIOLOGICAL",
          "DEVICE",
          "GENETIC",
          "RADIATION",
          "COMBINATION_PRODUCT",
          "DIAGNOSTIC_TEST");

  /** Since when the final rule holds. */
  private static final LocalDate FINAL_RULE = LocalDate.of(2017, 1, 18);

  private static final int GRACE_DAYS = 30;
  private static final int YEARS_WITH_CERTIFICATE = 3;

  /** What of STUDIES it is told by. */
  public static String[] columns() {
    return COLUMNS.clone();
  }

  /** {@code ACT}, {@code pACT}, or null where the law does not ask for results. */
  public String category() {
    LocalDate start = study.lastDay(START_DATE);
    LocalDate completion = study.lastDay(PRIMARY_COMPLETION_DATE);
    if (!isOfRegulatedDesign() || start == null) {
      return null;
    }
    if (!start.isBefore(FINAL_RULE)) {
      return isRegulated() ? "ACT" : null;
    }
    return isCovered() && completion != null && !completion.isBefore(FINAL_RULE) ? "pACT" : null;
  }

  /** Whether the law covers it as far as the data shows, whenever it ran. */
  public boolean isCovered() {
    boolean nobodySaid =
        study.isMissing("isFdaRegulatedDrug") && study.isMissing("isFdaRegulatedDevice");
    return isOfRegulatedDesign() && (isRegulated() || (nobodySaid && drugLike && inUnitedStates));
  }

  private boolean isRegulated() {
    return study.isTrue("isFdaRegulatedDrug") || study.isTrue("isFdaRegulatedDevice");
  }

  private boolean isOfRegulatedDesign() {
    boolean early =
        study.list(PHASES).stream().allMatch(p -> p.equals("PHASE1") || p.equals("EARLY_PHASE1"));
    boolean hasPhase = !study.isMissing(PHASES);
    return hasPhase
        && !early
        && !"DEVICE_FEASIBILITY".equals(study.text("designPrimaryPurpose"))
        && !"WITHDRAWN".equals(study.text(OVERALL_STATUS));
  }

  /** From when on results are due: primary completion, else completion; null without either. */
  public LocalDate ended() {
    LocalDate completion = study.lastDay(PRIMARY_COMPLETION_DATE);
    return completion == null ? study.lastDay(COMPLETION_DATE) : completion;
  }

  /** The last day for results, a month of grace included; null without a completion date. */
  public LocalDate due() {
    LocalDate completion = ended();
    if (completion == null) {
      return null;
    }
    LocalDate certificate = study.day("dispFirstSubmitDate");
    boolean delayed = certificate != null && !certificate.isAfter(completion.plusYears(1));
    return completion.plusYears(delayed ? YEARS_WITH_CERTIFICATE : 1).plusDays(GRACE_DAYS);
  }

  /** {@code on time}, {@code late}, {@code overdue} or {@code not due}. */
  public String state(LocalDate asOf) {
    LocalDate due = due();
    LocalDate submitted = study.day(RESULTS_FIRST_SUBMIT_DATE);
    if (due == null || due.isAfter(asOf)) {
      return "not due";
    }
    if (submitted == null || submitted.isAfter(asOf)) {
      return "overdue";
    }
    return submitted.isAfter(due) ? "late" : "on time";
  }
}
