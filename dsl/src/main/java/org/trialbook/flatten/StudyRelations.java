package org.trialbook.flatten;

import static org.trialbook.field.Fields.*;

/** One row a study: the study itself, and each part of its protocol that it has once. */
interface StudyRelations {

  /**
   * One row a study: all of its status, and what is short of the rest. The parts that a study has
   * once are whole in relations of their own.
   */
  Relation STUDIES =
      new NewRelation("STUDIES", "One row a study.")
          .from(Source.at(""))
          .with(
              new Column(
                  "studyUrl",
                  Reading.STUDY_URL,
                  StudyPath.NCT_ID,
                  "The study's page at the registry."))
          .with(NCT_ID_ALIAS, ORG_STUDY_ID)
          .column("secondaryIds", "SecondaryId")
          .with(BRIEF_TITLE, OFFICIAL_TITLE, ACRONYM, ORG_FULL_NAME, ORG_CLASS)
          .with(OVERALL_STATUS, LAST_KNOWN_STATUS, DELAYED_POSTING, WHY_STOPPED)
          .with(STATUS_VERIFIED_DATE)
          .with(HAS_EXPANDED_ACCESS, EXPANDED_ACCESS_NCT_ID, EXPANDED_ACCESS_STATUS_FOR_NCT_ID)
          .with(START_DATE, START_DATE_TYPE)
          .with(PRIMARY_COMPLETION_DATE, PRIMARY_COMPLETION_DATE_TYPE)
          .with(COMPLETION_DATE, COMPLETION_DATE_TYPE)
          .with(STUDY_FIRST_SUBMIT_DATE, STUDY_FIRST_SUBMIT_QC_DATE)
          .with(STUDY_FIRST_POST_DATE, STUDY_FIRST_POST_DATE_TYPE)
          .with(RESULTS_WAIVED, RESULTS_FIRST_SUBMIT_DATE, RESULTS_FIRST_SUBMIT_QC_DATE)
          .with(RESULTS_FIRST_POST_DATE, RESULTS_FIRST_POST_DATE_TYPE)
          .with(DISP_FIRST_SUBMIT_DATE, DISP_FIRST_SUBMIT_QC_DATE)
          .with(DISP_FIRST_POST_DATE, DISP_FIRST_POST_DATE_TYPE)
          .with(LAST_UPDATE_SUBMIT_DATE, LAST_UPDATE_POST_DATE, LAST_UPDATE_POST_DATE_TYPE)
          .with(HAS_RESULTS, STUDY_TYPE, PHASE)
          .with(DESIGN_ALLOCATION, DESIGN_INTERVENTION_MODEL)
          .with(DESIGN_OBSERVATIONAL_MODEL, DESIGN_TIME_PERSPECTIVE)
          .with(DESIGN_PRIMARY_PURPOSE, DESIGN_MASKING, DESIGN_WHO_MASKED)
          .with(ENROLLMENT_COUNT, ENROLLMENT_TYPE)
          .with(LEAD_SPONSOR_NAME, LEAD_SPONSOR_CLASS)
          .column("collaboratorNames", "CollaboratorName")
          .with(RESPONSIBLE_PARTY_TYPE)
          .with(OVERSIGHT_HAS_DMC, IS_FDA_REGULATED_DRUG, IS_FDA_REGULATED_DEVICE)
          .with(IS_UNAPPROVED_DEVICE, IS_PPSD, IS_US_EXPORT, FDAAA801_VIOLATION)
          .with(CONDITION, KEYWORD)
          .column("interventionNames", "InterventionName")
          .column("primaryOutcomeMeasures", "PrimaryOutcomeMeasure")
          .column("secondaryOutcomeMeasures", "SecondaryOutcomeMeasure")
          .column("otherOutcomeMeasures", "OtherOutcomeMeasure")
          .with(SEX, MINIMUM_AGE, MAXIMUM_AGE, STD_AGE, HEALTHY_VOLUNTEERS)
          .with(BRIEF_SUMMARY)
          .column("largeDocLabels", "LargeDocLabel")
          .column("largeDocFilenames", "LargeDocFilename")
          .with(LARGE_DOC_NO_SAP)
          .with(ESTIMATED_RESULTS_FIRST_SUBMIT_DATE)
          .with(FIRST_MCP_POST_DATE, FIRST_MCP_POST_DATE_TYPE)
          .with(REMOVED_COUNTRY, VERSION_HOLDER);

  /** The two descriptions, which are long. */
  Relation DESCRIPTIONS =
      new NewRelation("DESCRIPTIONS", "One row a study: its summary and its long description.")
          .each(DESCRIPTION_MODULE)
          .with(BRIEF_SUMMARY, DETAILED_DESCRIPTION);

  /** Who answers for the record. */
  Relation RESPONSIBLE_PARTIES =
      new NewRelation("RESPONSIBLE_PARTIES", "One row a study: who answers for its record.")
          .each(RESPONSIBLE_PARTY)
          .with(RESPONSIBLE_PARTY_TYPE, RESPONSIBLE_PARTY_INVESTIGATOR_FULL_NAME)
          .with(RESPONSIBLE_PARTY_INVESTIGATOR_TITLE, RESPONSIBLE_PARTY_INVESTIGATOR_AFFILIATION)
          .with(RESPONSIBLE_PARTY_OLD_NAME_TITLE, RESPONSIBLE_PARTY_OLD_ORGANIZATION);

  /** The whole design, its descriptions included. */
  Relation DESIGNS =
      new NewRelation("DESIGNS", "One row a study: how it is designed.")
          .each(DESIGN_MODULE)
          .with(STUDY_TYPE, PHASE)
          .with(DESIGN_ALLOCATION)
          .with(DESIGN_INTERVENTION_MODEL, DESIGN_INTERVENTION_MODEL_DESCRIPTION)
          .with(DESIGN_OBSERVATIONAL_MODEL, DESIGN_TIME_PERSPECTIVE, DESIGN_PRIMARY_PURPOSE)
          .with(DESIGN_MASKING, DESIGN_WHO_MASKED, DESIGN_MASKING_DESCRIPTION)
          .with(ENROLLMENT_COUNT, ENROLLMENT_TYPE)
          .with(PATIENT_REGISTRY, TARGET_DURATION)
          .with(BIO_SPEC_RETENTION, BIO_SPEC_DESCRIPTION)
          .with(EXP_ACC_TYPE_INDIVIDUAL, EXP_ACC_TYPE_INTERMEDIATE, EXP_ACC_TYPE_TREATMENT)
          .with(N_PTRS_TO_THIS_EXP_ACC_NCT_ID);

  /** Who may take part. */
  Relation ELIGIBILITY =
      new NewRelation("ELIGIBILITY", "One row a study: who may take part.")
          .each(ELIGIBILITY_MODULE)
          .with(SEX, GENDER_BASED, GENDER_DESCRIPTION)
          .with(MINIMUM_AGE, MAXIMUM_AGE, STD_AGE, HEALTHY_VOLUNTEERS)
          .with(ELIGIBILITY_CRITERIA, STUDY_POPULATION, SAMPLING_METHOD);

  /** Whether and how the data of single participants are shared. */
  Relation IPD_SHARING_STATEMENTS =
      new NewRelation(
              "IPD_SHARING_STATEMENTS",
              "One row a study that says whether it shares the data of single participants.")
          .each(IPD_SHARING_STATEMENT_MODULE)
          .with(IPD_SHARING, IPD_SHARING_DESCRIPTION, IPD_SHARING_INFO_TYPE)
          .with(IPD_SHARING_TIME_FRAME, IPD_SHARING_ACCESS_CRITERIA, IPD_SHARING_URL);
}
