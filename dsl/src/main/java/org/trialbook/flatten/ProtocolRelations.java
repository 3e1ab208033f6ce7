package org.trialbook.flatten;

import static org.trialbook.field.Fields.*;

/** The lists of the protocol: numbers, sponsors, conditions, arms, interventions, outcomes. */
interface ProtocolRelations {

  /** The sponsor's own number and every further one. */
  Relation STUDY_IDS =
      new NewRelation("STUDY_IDS", "One row a number that a study has beside its nctId.")
          .from(
              Source.at("protocolSection.identificationModule.orgStudyIdInfo")
                  .with("studyIdRole", "ORG"),
              Source.at("protocolSection.identificationModule.secondaryIdInfos[]")
                  .with("studyIdRole", "SECONDARY"))
          .with(
              Column.ordinal("studyIdOrdinal", ".", "Its 1-based position within the study."),
              Column.constant("studyIdRole", "ORG for the sponsor's own number, or SECONDARY."),
              new Column("studyId", Reading.TEXT, ".id", "The number, in free text."),
              new Column(
                  "studyIdType",
                  Reading.CATEGORY,
                  ".type",
                  "Its kind, such as EUDRACT_NUMBER or NIH; missing when not said."))
          .column("studyIdDomain", "SecondaryIdDomain")
          .with(
              new Column(
                  "studyIdLink", Reading.TEXT, ".link", "Web address of the grant behind it."));

  /** Older registry numbers that lead to the same study. */
  Relation NCT_ID_ALIASES =
      new NewRelation("NCT_ID_ALIASES", "One row an older registry number of a study.")
          .each(NCT_ID_ALIAS)
          .with(NCT_ID_ALIAS);

  /** The lead sponsor, which is the first of a study, and the collaborators. */
  Relation SPONSORS =
      new NewRelation("SPONSORS", "One row a lead sponsor or collaborator of a study.")
          .from(
              Source.at("protocolSection.sponsorCollaboratorsModule.leadSponsor")
                  .with("sponsorRole", "LEAD"),
              Source.at("protocolSection.sponsorCollaboratorsModule.collaborators[]")
                  .with("sponsorRole", "COLLABORATOR"))
          .with(
              Column.ordinal("sponsorOrdinal", ".", "Its 1-based position within the study."),
              Column.constant("sponsorRole", "LEAD or COLLABORATOR."),
              new Column("sponsorName", Reading.TEXT, ".name", "The organisation or person."),
              new Column(
                  "sponsorClass",
                  Reading.CATEGORY,
                  ".class",
                  "Its kind, such as INDUSTRY or NIH."));

  /** The conditions in the sponsor's words. */
  Relation CONDITIONS =
      new NewRelation("CONDITIONS", "One row a condition of a study.")
          .each(CONDITION)
          .with(CONDITION);

  /** The sponsor's keywords. */
  Relation KEYWORDS =
      new NewRelation("KEYWORDS", "One row a keyword of a study.").each(KEYWORD).with(KEYWORD);

  /** The phases one by one: a trial of phase 2/3 has two rows. */
  Relation PHASES =
      new NewRelation("PHASES", "One row a phase of a study.").each(PHASE).with(PHASE);

  /** The arms of an interventional study, or the groups of an observational one. */
  Relation ARM_GROUPS =
      new NewRelation("ARM_GROUPS", "One row an arm or group that a study plans.")
          .each(ARM_GROUP)
          .with(ARM_GROUP_LABEL, ARM_GROUP_TYPE, ARM_GROUP_DESCRIPTION)
          .with(ARM_GROUP_INTERVENTION_NAME);

  /** What is being studied. */
  Relation INTERVENTIONS =
      new NewRelation("INTERVENTIONS", "One row an intervention of a study.")
          .each(INTERVENTION)
          .with(INTERVENTION_TYPE, INTERVENTION_NAME, INTERVENTION_DESCRIPTION)
          .with(INTERVENTION_ARM_GROUP_LABEL, INTERVENTION_OTHER_NAME);

  /** Which arm gets which intervention; joins ARM_GROUPS by label. */
  Relation ARM_GROUP_INTERVENTIONS =
      new NewRelation("ARM_GROUP_INTERVENTIONS", "One row an intervention that an arm gets.")
          .each(INTERVENTION_ARM_GROUP_LABEL)
          .around(INTERVENTION_TYPE, INTERVENTION_NAME)
          .with(INTERVENTION_ARM_GROUP_LABEL);

  /** Brand names, codes and synonyms. */
  Relation INTERVENTION_OTHER_NAMES =
      new NewRelation("INTERVENTION_OTHER_NAMES", "One row another name of an intervention.")
          .each(INTERVENTION_OTHER_NAME)
          .around(INTERVENTION_NAME)
          .with(INTERVENTION_OTHER_NAME);

  /** What the protocol says will be measured; what was is in RESULTS_OUTCOME_MEASURES. */
  Relation PLANNED_OUTCOMES =
      new NewRelation("PLANNED_OUTCOMES", "One row an outcome that a study plans to measure.")
          .from(
              Source.at("protocolSection.outcomesModule.primaryOutcomes[]")
                  .with("plannedOutcomeRole", "PRIMARY"),
              Source.at("protocolSection.outcomesModule.secondaryOutcomes[]")
                  .with("plannedOutcomeRole", "SECONDARY"),
              Source.at("protocolSection.outcomesModule.otherOutcomes[]")
                  .with("plannedOutcomeRole", "OTHER"))
          .with(
              Column.ordinal(
                  "plannedOutcomeOrdinal", ".", "Its 1-based position within the study."),
              Column.constant("plannedOutcomeRole", "PRIMARY, SECONDARY or OTHER."),
              new Column("plannedOutcomeMeasure", Reading.TEXT, ".measure", "What is measured."),
              new Column(
                  "plannedOutcomeTimeFrame",
                  Reading.TEXT,
                  ".timeFrame",
                  "When it is measured, in free text."),
              new Column(
                  "plannedOutcomeDescription",
                  Reading.TEXT,
                  ".description",
                  "How it is measured, in Markdown."));
}
