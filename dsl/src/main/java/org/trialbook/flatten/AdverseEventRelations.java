package org.trialbook.flatten;

import static org.trialbook.field.Fields.*;

/** What went wrong: the groups with their totals, and every event by group. */
interface AdverseEventRelations {

  /** The groups, and how many of each died or had an event. */
  Relation RESULTS_ADVERSE_EVENT_GROUPS =
      new NewRelation(
              "RESULTS_ADVERSE_EVENT_GROUPS", "One row a group of the adverse event tables.")
          .each(EVENT_GROUP)
          .with(EVENT_GROUP_ID, EVENT_GROUP_TITLE, EVENT_GROUP_DESCRIPTION)
          .with(EVENT_GROUP_DEATHS_NUM_AFFECTED, EVENT_GROUP_DEATHS_NUM_AT_RISK)
          .with(EVENT_GROUP_SERIOUS_NUM_AFFECTED, EVENT_GROUP_SERIOUS_NUM_AT_RISK)
          .with(EVENT_GROUP_OTHER_NUM_AFFECTED, EVENT_GROUP_OTHER_NUM_AT_RISK);

  /** Every term, serious or not, with the numbers of each group. */
  Relation RESULTS_ADVERSE_EVENTS =
      new NewRelation("RESULTS_ADVERSE_EVENTS", "One row an adverse event and a group.")
          .from(
              Source.at("resultsSection.adverseEventsModule.seriousEvents[].stats[]")
                  .with("eventKind", "SERIOUS"),
              Source.at("resultsSection.adverseEventsModule.otherEvents[].stats[]")
                  .with("eventKind", "OTHER"))
          .with(
              Column.constant("eventKind", "SERIOUS, or OTHER for an event that is not."),
              Column.ordinal(
                  "eventOrdinal",
                  "^",
                  "The 1-based position of its event within the study, serious and other"
                      + " together."),
              Column.ordinal("eventStatsOrdinal", ".", "Its 1-based position within the event."),
              new Column(
                  "eventTerm",
                  Reading.REPEATED_TEXT,
                  "^.term",
                  "Name of the adverse event, usually a MedDRA preferred term."),
              new Column(
                  "eventOrganSystem",
                  Reading.CATEGORY,
                  "^.organSystem",
                  "Organ system, usually a MedDRA system organ class."),
              new Column(
                  "eventSourceVocabulary",
                  Reading.CATEGORY,
                  "^.sourceVocabulary",
                  "Vocabulary of the term, such as MedDRA with its version."),
              new Column(
                  "eventAssessmentType",
                  Reading.CATEGORY,
                  "^.assessmentType",
                  "Whether participants were asked for the event or reported it themselves."),
              new Column(
                  "eventNotes",
                  Reading.REPEATED_TEXT,
                  "^.notes",
                  "Notes on the event, in Markdown."),
              new Column(
                  "eventStatsGroupId",
                  Reading.CATEGORY,
                  ".groupId",
                  "Id of the group; RESULTS_ADVERSE_EVENT_GROUPS has the groups."),
              new Column(
                  "eventStatsNumEvents",
                  Reading.INTEGER,
                  ".numEvents",
                  "How often the event occurred in the group; missing for most."),
              new Column(
                  "eventStatsNumAffected",
                  Reading.INTEGER,
                  ".numAffected",
                  "Participants of the group who had the event at least once."),
              new Column(
                  "eventStatsNumAtRisk",
                  Reading.INTEGER,
                  ".numAtRisk",
                  "Participants of the group who could have had the event."));
}
