package org.trialbook.flatten;

import java.util.List;

/**
 * The built-in relations: together they hold every field of the registry.
 *
 * <p>The rows of a study are keyed by its nctId and, where it may have several, by 1-based
 * ordinals: positions in the lists of its record. What stands around a row is not repeated in it,
 * but for a few short texts; join by the keys.
 */
public final class Relations
    implements StudyRelations,
        ProtocolRelations,
        LocationRelations,
        ReferenceRelations,
        ResultsRelations,
        BaselineRelations,
        OutcomeRelations,
        AdverseEventRelations,
        DerivedRelations {

  /** Every built-in relation, in the order of the record. */
  public static final List<Relation> ALL =
      List.of(
          STUDIES,
          STUDY_IDS,
          NCT_ID_ALIASES,
          SPONSORS,
          RESPONSIBLE_PARTIES,
          DESCRIPTIONS,
          CONDITIONS,
          KEYWORDS,
          DESIGNS,
          PHASES,
          ARM_GROUPS,
          INTERVENTIONS,
          ARM_GROUP_INTERVENTIONS,
          INTERVENTION_OTHER_NAMES,
          PLANNED_OUTCOMES,
          ELIGIBILITY,
          OVERALL_OFFICIALS,
          CENTRAL_CONTACTS,
          LOCATIONS,
          LOCATION_CONTACTS,
          REFERENCES,
          RETRACTIONS,
          SEE_ALSO_LINKS,
          AVAIL_IPDS,
          IPD_SHARING_STATEMENTS,
          RESULTS,
          RESULTS_FLOW_GROUPS,
          RESULTS_FLOW_PERIODS,
          RESULTS_FLOW_MILESTONES,
          RESULTS_FLOW_DROP_WITHDRAWS,
          RESULTS_BASELINE_GROUPS,
          RESULTS_BASELINE_DENOMS,
          RESULTS_BASELINE_MEASURES,
          RESULTS_BASELINE_MEASUREMENTS,
          RESULTS_OUTCOME_MEASURES,
          RESULTS_OUTCOME_GROUPS,
          RESULTS_OUTCOME_DENOMS,
          RESULTS_OUTCOME_MEASUREMENTS,
          RESULTS_OUTCOME_ANALYSES,
          RESULTS_OUTCOME_ANALYSIS_GROUPS,
          RESULTS_ADVERSE_EVENT_GROUPS,
          RESULTS_ADVERSE_EVENTS,
          UNPOSTED_EVENTS,
          VIOLATION_EVENTS,
          DOCUMENTS,
          SUBMISSIONS,
          REMOVED_COUNTRIES,
          MESH_TERMS,
          BROWSE_LEAVES,
          BROWSE_BRANCHES);

  /** The same under a name that a cell can say alone: {@code flatten(ALL_RELATIONS)}. */
  public static final List<Relation> ALL_RELATIONS = ALL;

  private Relations() {}
}
