package org.trialbook.flatten;

import static java.util.Map.entry;
import static org.trialbook.field.Fields.*;

import java.util.Map;
import java.util.Optional;
import org.trialbook.field.Field;

/**
 * Which built-in relation has the elements of a list as its rows.
 *
 * <p>The names alone: {@link Relations} are made with what asks here.
 */
final class Grains {

  private static final Map<Field<?>, String> RELATIONS =
      Map.ofEntries(
          entry(SECONDARY_ID_INFO, "STUDY_IDS"),
          entry(NCT_ID_ALIAS, "NCT_ID_ALIASES"),
          entry(COLLABORATOR, "SPONSORS"),
          entry(CONDITION, "CONDITIONS"),
          entry(KEYWORD, "KEYWORDS"),
          entry(PHASE, "PHASES"),
          entry(ARM_GROUP, "ARM_GROUPS"),
          entry(INTERVENTION, "INTERVENTIONS"),
          entry(INTERVENTION_ARM_GROUP_LABEL, "ARM_GROUP_INTERVENTIONS"),
          entry(INTERVENTION_OTHER_NAME, "INTERVENTION_OTHER_NAMES"),
          entry(PRIMARY_OUTCOME, "PLANNED_OUTCOMES"),
          entry(SECONDARY_OUTCOME, "PLANNED_OUTCOMES"),
          entry(OTHER_OUTCOME, "PLANNED_OUTCOMES"),
          entry(OVERALL_OFFICIAL, "OVERALL_OFFICIALS"),
          entry(CENTRAL_CONTACT, "CENTRAL_CONTACTS"),
          entry(LOCATION, "LOCATIONS"),
          entry(LOCATION_CONTACT, "LOCATION_CONTACTS"),
          entry(REFERENCE, "REFERENCES"),
          entry(RETRACTION, "RETRACTIONS"),
          entry(SEE_ALSO_LINK, "SEE_ALSO_LINKS"),
          entry(AVAIL_IPD, "AVAIL_IPDS"),
          entry(FLOW_GROUP, "RESULTS_FLOW_GROUPS"),
          entry(FLOW_PERIOD, "RESULTS_FLOW_PERIODS"),
          entry(FLOW_ACHIEVEMENT, "RESULTS_FLOW_MILESTONES"),
          entry(FLOW_REASON, "RESULTS_FLOW_DROP_WITHDRAWS"),
          entry(BASELINE_GROUP, "RESULTS_BASELINE_GROUPS"),
          entry(BASELINE_DENOM_COUNT, "RESULTS_BASELINE_DENOMS"),
          entry(BASELINE_MEASURE_DENOM_COUNT, "RESULTS_BASELINE_DENOMS"),
          entry(BASELINE_CLASS_DENOM_COUNT, "RESULTS_BASELINE_DENOMS"),
          entry(BASELINE_MEASURE, "RESULTS_BASELINE_MEASURES"),
          entry(BASELINE_MEASUREMENT, "RESULTS_BASELINE_MEASUREMENTS"),
          entry(OUTCOME_MEASURE, "RESULTS_OUTCOME_MEASURES"),
          entry(OUTCOME_GROUP, "RESULTS_OUTCOME_GROUPS"),
          entry(OUTCOME_DENOM_COUNT, "RESULTS_OUTCOME_DENOMS"),
          entry(OUTCOME_CLASS_DENOM_COUNT, "RESULTS_OUTCOME_DENOMS"),
          entry(OUTCOME_MEASUREMENT, "RESULTS_OUTCOME_MEASUREMENTS"),
          entry(OUTCOME_ANALYSIS, "RESULTS_OUTCOME_ANALYSES"),
          entry(OUTCOME_ANALYSIS_GROUP_ID, "RESULTS_OUTCOME_ANALYSIS_GROUPS"),
          entry(EVENT_GROUP, "RESULTS_ADVERSE_EVENT_GROUPS"),
          entry(SERIOUS_EVENT_STATS, "RESULTS_ADVERSE_EVENTS"),
          entry(OTHER_EVENT_STATS, "RESULTS_ADVERSE_EVENTS"),
          entry(UNPOSTED_EVENT, "UNPOSTED_EVENTS"),
          entry(VIOLATION_EVENT, "VIOLATION_EVENTS"),
          entry(LARGE_DOC, "DOCUMENTS"),
          entry(SUBMISSION_INFO, "SUBMISSIONS"),
          entry(REMOVED_COUNTRY, "REMOVED_COUNTRIES"),
          entry(CONDITION_MESH, "MESH_TERMS"),
          entry(CONDITION_ANCESTOR, "MESH_TERMS"),
          entry(INTERVENTION_MESH, "MESH_TERMS"),
          entry(INTERVENTION_ANCESTOR, "MESH_TERMS"),
          entry(CONDITION_BROWSE_LEAF, "BROWSE_LEAVES"),
          entry(INTERVENTION_BROWSE_LEAF, "BROWSE_LEAVES"),
          entry(CONDITION_BROWSE_BRANCH, "BROWSE_BRANCHES"),
          entry(INTERVENTION_BROWSE_BRANCH, "BROWSE_BRANCHES"));

  private Grains() {}

  /** The name of the relation, or nothing if none has a row for each element. */
  static Optional<String> relation(Field<?> list) {
    return Optional.ofNullable(RELATIONS.get(list));
  }

  /** How many lists are rows of a built-in relation. */
  static int count() {
    return RELATIONS.size();
  }
}
