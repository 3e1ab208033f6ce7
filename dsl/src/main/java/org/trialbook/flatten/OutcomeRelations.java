package org.trialbook.flatten;

import static org.trialbook.field.Fields.*;

/** What came out: measures, groups, denominators, measurements, analyses. */
interface OutcomeRelations {

  /** The outcomes that were measured; what was planned is in PLANNED_OUTCOMES. */
  Relation RESULTS_OUTCOME_MEASURES =
      new NewRelation("RESULTS_OUTCOME_MEASURES", "One row an outcome that a study reports.")
          .each(OUTCOME_MEASURE)
          .with(OUTCOME_MEASURE_TYPE, OUTCOME_MEASURE_TITLE, OUTCOME_MEASURE_DESCRIPTION)
          .with(OUTCOME_MEASURE_TIME_FRAME, OUTCOME_MEASURE_POPULATION_DESCRIPTION)
          .with(OUTCOME_MEASURE_REPORTING_STATUS, OUTCOME_MEASURE_ANTICIPATED_POSTING_DATE)
          .with(OUTCOME_MEASURE_PARAM_TYPE, OUTCOME_MEASURE_DISPERSION_TYPE)
          .with(OUTCOME_MEASURE_UNIT_OF_MEASURE, OUTCOME_MEASURE_CALCULATE_PCT)
          .with(OUTCOME_MEASURE_TYPE_UNITS_ANALYZED, OUTCOME_MEASURE_DENOM_UNITS_SELECTED);

  /** The groups that were compared; their ids begin anew with every outcome. */
  Relation RESULTS_OUTCOME_GROUPS =
      new NewRelation("RESULTS_OUTCOME_GROUPS", "One row a group of a reported outcome.")
          .each(OUTCOME_GROUP)
          .with(OUTCOME_GROUP_ID, OUTCOME_GROUP_TITLE, OUTCOME_GROUP_DESCRIPTION);

  /** How many were analysed: for the outcome, and where a class says otherwise. */
  Relation RESULTS_OUTCOME_DENOMS =
      new NewRelation(
              "RESULTS_OUTCOME_DENOMS",
              "One row a group among the denominators of a reported outcome.")
          .from(
              Source.at("resultsSection.outcomeMeasuresModule.outcomeMeasures[].denoms[].counts[]")
                  .with("outcomeDenomScope", "MEASURE"),
              Source.at(
                      "resultsSection.outcomeMeasuresModule.outcomeMeasures[].classes[].denoms[].counts[]")
                  .with("outcomeDenomScope", "CLASS"))
          .with(
              Column.constant("outcomeDenomScope", "What it counts for: MEASURE or CLASS."),
              Column.ordinal(
                  "outcomeMeasureOrdinal",
                  "resultsSection.outcomeMeasuresModule.outcomeMeasures[]",
                  "The 1-based position of its outcome measure within the study."),
              Column.ordinal(
                  "outcomeClassOrdinal",
                  "resultsSection.outcomeMeasuresModule.outcomeMeasures[].classes[]",
                  "The 1-based position of its class within the measure; missing without one."),
              Column.ordinal(
                  "outcomeDenomOrdinal",
                  "^",
                  "The 1-based position of its unit among those of its scope."),
              Column.ordinal(
                  "outcomeDenomCountOrdinal", ".", "Its 1-based position within the unit."),
              new Column(
                  "outcomeDenomUnits",
                  Reading.CATEGORY,
                  "^.units",
                  "What is counted, mostly Participants."),
              new Column(
                  "outcomeDenomCountGroupId",
                  Reading.CATEGORY,
                  ".groupId",
                  "Id of the group; RESULTS_OUTCOME_GROUPS has the groups of each outcome."),
              new Column(
                  "outcomeDenomCountValue",
                  Reading.TEXT,
                  ".value",
                  "Number analysed in the group, as text."),
              new Column(
                  "outcomeDenomCountValueNumber",
                  Reading.NUMBER_IN_TEXT,
                  ".value",
                  "The number that the text is; missing where it is none."));

  /** The numbers. */
  Relation RESULTS_OUTCOME_MEASUREMENTS =
      new NewRelation("RESULTS_OUTCOME_MEASUREMENTS", "One row a number of a reported outcome.")
          .each(OUTCOME_MEASUREMENT)
          .around(OUTCOME_MEASURE_TYPE, OUTCOME_MEASURE_TITLE)
          .around(OUTCOME_MEASURE_PARAM_TYPE, OUTCOME_MEASURE_DISPERSION_TYPE)
          .around(OUTCOME_MEASURE_UNIT_OF_MEASURE)
          .around(OUTCOME_CLASS_TITLE, OUTCOME_CATEGORY_TITLE)
          .with(OUTCOME_MEASUREMENT_GROUP_ID)
          .with(OUTCOME_MEASUREMENT_VALUE, OUTCOME_MEASUREMENT_SPREAD)
          .with(OUTCOME_MEASUREMENT_LOWER_LIMIT, OUTCOME_MEASUREMENT_UPPER_LIMIT)
          .with(OUTCOME_MEASUREMENT_COMMENT);

  /** The statistical analyses. */
  Relation RESULTS_OUTCOME_ANALYSES =
      new NewRelation("RESULTS_OUTCOME_ANALYSES", "One row an analysis of a reported outcome.")
          .each(OUTCOME_ANALYSIS)
          .around(OUTCOME_MEASURE_TYPE, OUTCOME_MEASURE_TITLE)
          .with(OUTCOME_ANALYSIS_GROUP_ID, OUTCOME_ANALYSIS_GROUP_DESCRIPTION)
          .with(OUTCOME_ANALYSIS_TESTED_NON_INFERIORITY, OUTCOME_ANALYSIS_NON_INFERIORITY_TYPE)
          .with(OUTCOME_ANALYSIS_NON_INFERIORITY_COMMENT)
          .with(OUTCOME_ANALYSIS_STATISTICAL_METHOD, OUTCOME_ANALYSIS_STATISTICAL_COMMENT)
          .with(OUTCOME_ANALYSIS_P_VALUE, OUTCOME_ANALYSIS_P_VALUE_COMMENT)
          .with(OUTCOME_ANALYSIS_PARAM_TYPE, OUTCOME_ANALYSIS_PARAM_VALUE)
          .with(OUTCOME_ANALYSIS_DISPERSION_TYPE, OUTCOME_ANALYSIS_DISPERSION_VALUE)
          .with(OUTCOME_ANALYSIS_CI_NUM_SIDES, OUTCOME_ANALYSIS_CI_PCT_VALUE)
          .with(OUTCOME_ANALYSIS_CI_LOWER_LIMIT, OUTCOME_ANALYSIS_CI_LOWER_LIMIT_COMMENT)
          .with(OUTCOME_ANALYSIS_CI_UPPER_LIMIT, OUTCOME_ANALYSIS_CI_UPPER_LIMIT_COMMENT)
          .with(OUTCOME_ANALYSIS_ESTIMATE_COMMENT, OUTCOME_ANALYSIS_OTHER_ANALYSIS_DESCRIPTION);

  /** Which groups an analysis compares. */
  Relation RESULTS_OUTCOME_ANALYSIS_GROUPS =
      new NewRelation("RESULTS_OUTCOME_ANALYSIS_GROUPS", "One row a group of an analysis.")
          .each(OUTCOME_ANALYSIS_GROUP_ID)
          .with(OUTCOME_ANALYSIS_GROUP_ID);
}
