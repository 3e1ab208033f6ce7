package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.util.Locale;

/** What a study is on its way to, and from where its time is taken. */
public enum Milestone {
  /** From the start to the primary completion. */
  PRIMARY_COMPLETION(START_DATE, PRIMARY_COMPLETION_DATE, true),
  /** From the start to the completion. */
  COMPLETION(START_DATE, COMPLETION_DATE, true),
  /** From the primary completion to the first submission of results. */
  RESULTS(PRIMARY_COMPLETION_DATE, RESULTS_FIRST_SUBMIT_DATE, false);

  final String from;
  final String to;

  /** Whether the date of the milestone may be a plan, which its type says. */
  final boolean planned;

  Milestone(String from, String to, boolean planned) {
    this.from = from;
    this.to = to;
    this.planned = planned;
  }

  /** Such as "primary completion". */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
