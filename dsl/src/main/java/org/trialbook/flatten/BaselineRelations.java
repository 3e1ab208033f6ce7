package org.trialbook.flatten;

import static org.trialbook.field.Fields.*;

/** Who the participants were at the start: groups, denominators, measures, measurements. */
interface BaselineRelations {

  /** The groups that the numbers are of; their ids are a study's own, baseline only. */
  Relation RESULTS_BASELINE_GROUPS =
      new NewRelation("RESULTS_BASELINE_GROUPS", "One row a group of the baseline table.")
          .each(BASELINE_GROUP)
          .with(BASELINE_GROUP_ID, BASELINE_GROUP_TITLE, BASELINE_GROUP_DESCRIPTION);

  /** How many were analysed: over all, and where a measure or class says otherwise. */
  Relation RESULTS_BASELINE_DENOMS =
      new NewRelation(
              "RESULTS_BASELINE_DENOMS", "One row a group among the denominators of the baseline.")
          .from(
              Source.at("resultsSection.baselineCharacteristicsModule.denoms[].counts[]")
                  .with("baselineDenomScope", "OVERALL"),
              Source.at("resultsSection.baselineCharacteristicsModule.measures[].denoms[].counts[]")
                  .with("baselineDenomScope", "MEASURE"),
              Source.at(
                      "resultsSection.baselineCharacteristicsModule.measures[].classes[].denoms[].counts[]")
                  .with("baselineDenomScope", "CLASS"))
          .with(
              Column.constant(
                  "baselineDenomScope", "What it counts for: OVERALL, MEASURE or CLASS."),
              Column.ordinal(
                  "baselineMeasureOrdinal",
                  "resultsSection.baselineCharacteristicsModule.measures[]",
                  "The 1-based position of its measure within the study; missing over all."),
              Column.ordinal(
                  "baselineClassOrdinal",
                  "resultsSection.baselineCharacteristicsModule.measures[].classes[]",
                  "The 1-based position of its class within the measure; missing without one."),
              Column.ordinal(
                  "baselineDenomOrdinal",
                  "^",
                  "The 1-based position of its unit among those of its scope."),
              Column.ordinal(
                  "baselineDenomCountOrdinal", ".", "Its 1-based position within the unit."),
              new Column(
                  "baselineDenomUnits",
                  Reading.CATEGORY,
                  "^.units",
                  "What is counted, mostly Participants."),
              new Column(
                  "baselineDenomCountGroupId",
                  Reading.CATEGORY,
                  ".groupId",
                  "Id of the group; RESULTS_BASELINE_GROUPS has the groups."),
              new Column(
                  "baselineDenomCountValue",
                  Reading.TEXT,
                  ".value",
                  "Number analysed in the group, as text."),
              new Column(
                  "baselineDenomCountValueNumber",
                  Reading.NUMBER_IN_TEXT,
                  ".value",
                  "The number that the text is; missing where it is none."));

  /** What was measured, such as age or sex. */
  Relation RESULTS_BASELINE_MEASURES =
      new NewRelation("RESULTS_BASELINE_MEASURES", "One row a measure of the baseline table.")
          .each(BASELINE_MEASURE)
          .with(BASELINE_MEASURE_TITLE, BASELINE_MEASURE_DESCRIPTION)
          .with(BASELINE_MEASURE_POPULATION_DESCRIPTION)
          .with(BASELINE_MEASURE_PARAM_TYPE, BASELINE_MEASURE_DISPERSION_TYPE)
          .with(BASELINE_MEASURE_UNIT_OF_MEASURE, BASELINE_MEASURE_CALCULATE_PCT)
          .with(BASELINE_MEASURE_DENOM_UNITS_SELECTED);

  /** The numbers. */
  Relation RESULTS_BASELINE_MEASUREMENTS =
      new NewRelation("RESULTS_BASELINE_MEASUREMENTS", "One row a number of the baseline table.")
          .each(BASELINE_MEASUREMENT)
          .around(BASELINE_MEASURE_TITLE)
          .around(BASELINE_MEASURE_PARAM_TYPE, BASELINE_MEASURE_DISPERSION_TYPE)
          .around(BASELINE_MEASURE_UNIT_OF_MEASURE)
          .around(BASELINE_CLASS_TITLE, BASELINE_CATEGORY_TITLE)
          .with(BASELINE_MEASUREMENT_GROUP_ID)
          .with(BASELINE_MEASUREMENT_VALUE, BASELINE_MEASUREMENT_SPREAD)
          .with(BASELINE_MEASUREMENT_LOWER_LIMIT, BASELINE_MEASUREMENT_UPPER_LIMIT)
          .with(BASELINE_MEASUREMENT_COMMENT);
}
