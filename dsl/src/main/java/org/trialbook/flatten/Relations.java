package org.trialbook.flatten;

import static org.trialbook.field.Fields.*;

import java.util.ArrayList;
import java.util.List;
import org.trialbook.field.Field;

/** The built-in relations. Rows that are not whole studies are keyed by nctId and an ordinal. */
public final class Relations {

  private static final String SPONSOR_MODULE = "protocolSection.sponsorCollaboratorsModule.";
  private static final String INTERVENTION_ROWS =
      "protocolSection.armsInterventionsModule.interventions[]";

  /** One row a study. */
  public static final Relation STUDIES =
      relation("STUDIES", "One row a study.", Source.at(""))
          .fields(NCT_ID)
          .add("studyUrl", Reading.STUDY_URL, Plan.NCT_ID, "The study's page at the registry.")
          .fields(ORG_STUDY_ID)
          .add(
              "secondaryIds",
              Reading.TEXT_LIST,
              "protocolSection.identificationModule.secondaryIdInfos[].id",
              "Other identifiers of the study.")
          .fields(
              BRIEF_TITLE,
              OFFICIAL_TITLE,
              ACRONYM,
              ORG_FULL_NAME,
              ORG_CLASS,
              OVERALL_STATUS,
              LAST_KNOWN_STATUS,
              WHY_STOPPED,
              STATUS_VERIFIED_DATE,
              HAS_EXPANDED_ACCESS,
              START_DATE,
              START_DATE_TYPE,
              PRIMARY_COMPLETION_DATE,
              PRIMARY_COMPLETION_DATE_TYPE,
              COMPLETION_DATE,
              COMPLETION_DATE_TYPE,
              STUDY_FIRST_SUBMIT_DATE,
              STUDY_FIRST_POST_DATE,
              STUDY_FIRST_POST_DATE_TYPE,
              RESULTS_FIRST_SUBMIT_DATE,
              RESULTS_FIRST_POST_DATE,
              RESULTS_FIRST_POST_DATE_TYPE,
              LAST_UPDATE_SUBMIT_DATE,
              LAST_UPDATE_POST_DATE,
              LAST_UPDATE_POST_DATE_TYPE,
              HAS_RESULTS,
              STUDY_TYPE,
              PHASE,
              DESIGN_ALLOCATION,
              DESIGN_INTERVENTION_MODEL,
              DESIGN_OBSERVATIONAL_MODEL,
              DESIGN_TIME_PERSPECTIVE,
              DESIGN_PRIMARY_PURPOSE,
              DESIGN_MASKING,
              DESIGN_WHO_MASKED,
              ENROLLMENT_COUNT,
              ENROLLMENT_TYPE,
              LEAD_SPONSOR_NAME,
              LEAD_SPONSOR_CLASS)
          .add(
              "collaboratorNames",
              Reading.TEXT_LIST,
              SPONSOR_MODULE + "collaborators[].name",
              "The organisations that support the study beside its sponsor.")
          .fields(
              RESPONSIBLE_PARTY_TYPE,
              OVERSIGHT_HAS_DMC,
              IS_FDA_REGULATED_DRUG,
              IS_FDA_REGULATED_DEVICE,
              CONDITION,
              KEYWORD)
          .add(
              "interventionNames",
              Reading.TEXT_LIST,
              INTERVENTION_ROWS + ".name",
              "What is being studied, in the order of the record.")
          .fields(
              SEX,
              MINIMUM_AGE,
              MAXIMUM_AGE,
              STD_AGE,
              HEALTHY_VOLUNTEERS,
              BRIEF_SUMMARY,
              VERSION_HOLDER)
          .relation();

  /** One row a condition. */
  public static final Relation CONDITIONS =
      relation(
              "CONDITIONS",
              "One row a condition of a study.",
              Source.at("protocolSection.conditionsModule.conditions[]"))
          .fields(NCT_ID)
          .ordinal("conditionOrdinal")
          .fields(CONDITION)
          .relation();

  /** One row an intervention. */
  public static final Relation INTERVENTIONS =
      relation("INTERVENTIONS", "One row an intervention of a study.", Source.at(INTERVENTION_ROWS))
          .fields(NCT_ID)
          .ordinal("interventionOrdinal")
          .fields(
              INTERVENTION_TYPE,
              INTERVENTION_NAME,
              INTERVENTION_DESCRIPTION,
              INTERVENTION_ARM_GROUP_LABEL,
              INTERVENTION_OTHER_NAME)
          .relation();

  /** One row a lead sponsor or collaborator; the lead sponsor is the first of a study. */
  public static final Relation SPONSORS =
      relation(
              "SPONSORS",
              "One row a lead sponsor or collaborator of a study.",
              Source.at(SPONSOR_MODULE + "leadSponsor").with("sponsorRole", "LEAD"),
              Source.at(SPONSOR_MODULE + "collaborators[]").with("sponsorRole", "COLLABORATOR"))
          .fields(NCT_ID)
          .ordinal("sponsorOrdinal")
          .add(Column.constant("sponsorRole", "LEAD or COLLABORATOR."))
          .add("sponsorName", Reading.TEXT, ".name", "The organisation or person.")
          .add("sponsorClass", Reading.CATEGORY, ".class", "Its kind, such as INDUSTRY or NIH.")
          .relation();

  /** One row a site. */
  public static final Relation LOCATIONS =
      relation(
              "LOCATIONS",
              "One row a site of a study.",
              Source.at("protocolSection.contactsLocationsModule.locations[]"))
          .fields(NCT_ID)
          .ordinal("locationOrdinal")
          .fields(
              LOCATION_FACILITY,
              LOCATION_STATUS,
              LOCATION_CITY,
              LOCATION_STATE,
              LOCATION_ZIP,
              LOCATION_COUNTRY,
              LOCATION_GEO_POINT)
          .relation();

  /** Every built-in relation. */
  public static final List<Relation> ALL =
      List.of(STUDIES, CONDITIONS, INTERVENTIONS, SPONSORS, LOCATIONS);

  private Relations() {}

  private static Draft relation(String name, String description, Source... sources) {
    return new Draft(name, description, List.of(sources));
  }

  /** A relation in the making. */
  private static final class Draft {
    private final String name;
    private final String description;
    private final List<Source> sources;
    private final List<Column> columns = new ArrayList<>();

    Draft(String name, String description, List<Source> sources) {
      this.name = name;
      this.description = description;
      this.sources = sources;
    }

    Draft fields(Field<?>... fields) {
      for (Field<?> field : fields) {
        columns.addAll(FieldColumns.of(field, sources, name));
      }
      return this;
    }

    Draft ordinal(String column) {
      return add(Column.ordinal(column, ".", "Its 1-based position within the study."));
    }

    Draft add(String column, Reading reading, String path, String text) {
      return add(new Column(column, reading, path, text));
    }

    Draft add(Column column) {
      columns.add(column);
      return this;
    }

    Relation relation() {
      return new Relation(name, description, sources, columns);
    }
  }
}
