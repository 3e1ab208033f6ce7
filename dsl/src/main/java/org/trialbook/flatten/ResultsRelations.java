package org.trialbook.flatten;

import static org.trialbook.field.Fields.*;

/** The results as a whole, and the participants from enrollment to the end. */
interface ResultsRelations {

  /** What the results say once: about flow, baseline and adverse events, limits, agreements. */
  Relation RESULTS =
      new NewRelation("RESULTS", "One row a study with results: what they say as a whole.")
          .each(RESULTS_SECTION)
          .with(FLOW_PRE_ASSIGNMENT_DETAILS, FLOW_RECRUITMENT_DETAILS, FLOW_TYPE_UNITS_ANALYZED)
          .with(BASELINE_POPULATION_DESCRIPTION, BASELINE_TYPE_UNITS_ANALYZED)
          .with(EVENTS_FREQUENCY_THRESHOLD, EVENTS_TIME_FRAME, EVENTS_DESCRIPTION)
          .with(EVENTS_ALL_CAUSE_MORTALITY_COMMENT)
          .with(LIMITATIONS_AND_CAVEATS_DESCRIPTION)
          .with(AGREEMENT_PI_SPONSOR_EMPLOYEE, AGREEMENT_RESTRICTIVE_AGREEMENT)
          .with(AGREEMENT_RESTRICTION_TYPE, AGREEMENT_OTHER_DETAILS)
          .with(POINT_OF_CONTACT_TITLE, POINT_OF_CONTACT_ORGANIZATION)
          .with(POINT_OF_CONTACT_EMAIL, POINT_OF_CONTACT_PHONE, POINT_OF_CONTACT_PHONE_EXT);

  /** The groups that participants were in. */
  Relation RESULTS_FLOW_GROUPS =
      new NewRelation("RESULTS_FLOW_GROUPS", "One row a group of the participant flow.")
          .each(FLOW_GROUP)
          .with(FLOW_GROUP_ID, FLOW_GROUP_TITLE, FLOW_GROUP_DESCRIPTION);

  /** The periods that participants went through. */
  Relation RESULTS_FLOW_PERIODS =
      new NewRelation("RESULTS_FLOW_PERIODS", "One row a period of the participant flow.")
          .each(FLOW_PERIOD)
          .with(FLOW_PERIOD_TITLE);

  /** How many of each group reached a milestone, such as STARTED or COMPLETED. */
  Relation RESULTS_FLOW_MILESTONES =
      new NewRelation("RESULTS_FLOW_MILESTONES", "One row a group at a milestone of a period.")
          .each(FLOW_ACHIEVEMENT)
          .around(FLOW_PERIOD_TITLE, FLOW_MILESTONE_TYPE, FLOW_MILESTONE_COMMENT)
          .with(FLOW_ACHIEVEMENT_GROUP_ID)
          .with(FLOW_ACHIEVEMENT_NUM_SUBJECTS, FLOW_ACHIEVEMENT_NUM_UNITS)
          .with(FLOW_ACHIEVEMENT_COMMENT);

  /** How many of each group left a period for which reason. */
  Relation RESULTS_FLOW_DROP_WITHDRAWS =
      new NewRelation(
              "RESULTS_FLOW_DROP_WITHDRAWS", "One row a group and a reason for leaving a period.")
          .each(FLOW_REASON)
          .around(FLOW_PERIOD_TITLE, FLOW_DROP_WITHDRAW_TYPE, FLOW_DROP_WITHDRAW_COMMENT)
          .with(FLOW_REASON_GROUP_ID, FLOW_REASON_NUM_SUBJECTS, FLOW_REASON_COMMENT);
}
