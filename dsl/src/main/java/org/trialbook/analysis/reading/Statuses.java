package org.trialbook.analysis.reading;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.util.Map;
import java.util.Set;

/** The registry's recruitment statuses in groups that an analyst asks for. */
public final class Statuses {

  /** Running, or about to. */
  static final Set<String> ACTIVE =
      Set.of(
          "RECRUITING", "NOT_YET_RECRUITING", "ENROLLING_BY_INVITATION", "ACTIVE_NOT_RECRUITING");

  /** Ended before their time. */
  static final Set<String> STOPPED = Set.of("TERMINATED", "WITHDRAWN");

  /** Over, whether as planned or before. */
  private static final Set<String> ENDED =
      Set.of(
          "COMPLETED", "TERMINATED", "WITHDRAWN", "NO_LONGER_AVAILABLE", "APPROVED_FOR_MARKETING");

  private static final Map<String, String> OTHERS =
      Map.of("COMPLETED", "completed", "SUSPENDED", "paused", "UNKNOWN", "unknown");

  private Statuses() {}

  public static boolean isActive(Line study) {
    return ACTIVE.contains(String.valueOf(study.text(OVERALL_STATUS)));
  }

  public static boolean isStopped(Line study) {
    return STOPPED.contains(String.valueOf(study.text(OVERALL_STATUS)));
  }

  public static boolean isEnded(Line study) {
    return ENDED.contains(String.valueOf(study.text(OVERALL_STATUS)));
  }

  /** The group of a status; expanded access and withheld records have one of their own. */
  public static String group(String status) {
    if (status == null) {
      return Groups.MISSING;
    }
    if (ACTIVE.contains(status)) {
      return "active";
    }
    if (STOPPED.contains(status)) {
      return "stopped";
    }
    return OTHERS.getOrDefault(status, "expanded access or withheld");
  }
}
