package org.trialbook.analysis.reading;

/** Names of columns that several analyses read. */
public final class RowColumns {

  public static final String NCT_ID = "nctId";
  public static final String OVERALL_STATUS = "overallStatus";
  public static final String START_DATE = "startDate";
  public static final String PRIMARY_COMPLETION_DATE = "primaryCompletionDate";
  public static final String PHASES = "phases";
  public static final String INTERVENTION_TYPE = "interventionType";
  public static final String INTERVENTION_NAME = "interventionName";
  public static final String SPONSOR_ROLE = "sponsorRole";
  public static final String SPONSOR_NAME = "sponsorName";
  public static final String MESH_OF = "meshOf";
  public static final String MESH_ROLE = "meshRole";
  public static final String MESH_TERM = "meshTerm";
  public static final String MESH_ID = "meshId";
  public static final String LOCATION_COUNTRY = "locationCountry";
  public static final String RESULTS_FIRST_SUBMIT_DATE = "resultsFirstSubmitDate";
  public static final String COMPLETION_DATE = "completionDate";
  public static final String LAST_UPDATE_POST_DATE = "lastUpdatePostDate";
  public static final String VERSION_HOLDER = "versionHolder";
  public static final String STUDY_TYPE = "studyType";
  public static final String LEAD_SPONSOR_CLASS = "leadSponsorClass";
  public static final String LEAD_SPONSOR_NAME = "leadSponsorName";
  public static final String BRIEF_TITLE = "briefTitle";

  private RowColumns() {}
}
