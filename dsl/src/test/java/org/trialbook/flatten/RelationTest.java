package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.field.Fields.BRIEF_TITLE;
import static org.trialbook.field.Fields.COLLABORATOR_NAME;
import static org.trialbook.field.Fields.CONDITION;
import static org.trialbook.field.Fields.DESIGN_INFO;
import static org.trialbook.field.Fields.INTERVENTION_NAME;
import static org.trialbook.field.Fields.INTERVENTION_OTHER_NAME;
import static org.trialbook.field.Fields.LEAD_SPONSOR_NAME;
import static org.trialbook.field.Fields.LOCATION_CITY;
import static org.trialbook.field.Fields.LOCATION_COUNTRY;
import static org.trialbook.field.Fields.LOCATION_GEO_POINT;
import static org.trialbook.field.Fields.MINIMUM_AGE;
import static org.trialbook.field.Fields.NCT_ID;
import static org.trialbook.field.Fields.OUTCOME_CLASS_TITLE;
import static org.trialbook.field.Fields.OUTCOME_MEASUREMENT_VALUE;
import static org.trialbook.field.Fields.OVERALL_STATUS;
import static org.trialbook.field.Fields.PHASE;
import static org.trialbook.field.Fields.START_DATE;
import static org.trialbook.flatten.Relations.CONDITIONS;
import static org.trialbook.flatten.Relations.INTERVENTIONS;
import static org.trialbook.flatten.Relations.KEYWORDS;
import static org.trialbook.flatten.Relations.LOCATIONS;
import static org.trialbook.flatten.Relations.SPONSORS;
import static org.trialbook.flatten.Relations.STUDIES;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.trialbook.TrialbookException;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;

/** Which columns a relation can have, and what is asked of the registry for them. */
class RelationTest {

  private static List<String> names(Relation relation) {
    return relation.columns().stream().map(Column::name).toList();
  }

  @Test
  void fieldsAroundTheRowsAreRepeated() {
    Relation sites =
        LOCATIONS.select(NCT_ID, OVERALL_STATUS, LOCATION_CITY, LOCATION_COUNTRY, CONDITION);
    assertThat(Flattened.of(sites, Records.RICH).rows(sites).get(1))
        .containsExactly(
            "NCT00000001", "UNKNOWN", "A Coruña", "Spain", List.of("Heart Failure", "Diabetes"));
  }

  @Test
  void whatTheRegistryNeverSendsIsNoColumn() {
    for (Field<?> field : Fields.searchOnly()) {
      for (ThrowingCallable selecting :
          List.<ThrowingCallable>of(
              () -> STUDIES.select(field),
              () -> LOCATIONS.select(NCT_ID, field),
              () -> STUDIES.select(field.columnName()))) {
        assertThatThrownBy(selecting)
            .isInstanceOf(TrialbookException.class)
            .hasMessageStartingWith(
                "The registry never sends " + field + ": it can only be searched");
      }
    }
  }

  @Test
  void aFieldIsOneColumnAndAPointTwo() {
    assertThat(names(LOCATIONS.select(START_DATE, MINIMUM_AGE, PHASE, LOCATION_GEO_POINT)))
        .containsExactly(
            "startDate", "minimumAge", "phase", "locationLatitude", "locationLongitude");
    assertThat(names(STUDIES.select(PHASE, START_DATE))).containsExactly("phase", "startDate");
    assertThat(names(STUDIES.select("phases", "startDatePrecision")))
        .containsExactly("phases", "startDatePrecision");
  }

  @Test
  void withAFieldComesWhatIsMadeOfItsValue() {
    assertThat(
            names(
                LOCATIONS.select(NCT_ID).with(START_DATE, MINIMUM_AGE, PHASE, LOCATION_GEO_POINT)))
        .containsExactly(
            "nctId",
            "startDate",
            "startDatePrecision",
            "minimumAge",
            "minimumAgeYears",
            "phase",
            "phases",
            "locationLatitude",
            "locationLongitude");
  }

  @Test
  void aFieldIsTheSameColumnInTheRelationThatHasIt() {
    assertThat(LOCATIONS.select(LOCATION_CITY).columns())
        .containsExactly(LOCATIONS.columnNamed("locationCity"));
    assertThat(names(CONDITIONS.select(CONDITION))).containsExactly("condition");
    assertThat(names(INTERVENTIONS.select(INTERVENTION_OTHER_NAME)))
        .containsExactly("interventionOtherNames");
  }

  @Test
  void inARelationOfSeveralSourcesAFieldIsMissingWhereItHasNoPlace() {
    Relation roles = SPONSORS.select(LEAD_SPONSOR_NAME, COLLABORATOR_NAME);
    assertThat(Flattened.of(roles, Records.RICH).rows(roles))
        .extracting(row -> row.get(0) + "|" + row.get(1))
        .containsExactly(
            "Synthetic University|null",
            "Synthetic University|First Helper",
            "Synthetic University|Second Helper");
  }

  @Test
  void aFieldOfAnotherGrainIsRefusedWithItsRelation() {
    assertThatThrownBy(() -> LOCATIONS.select(INTERVENTION_NAME))
        .isInstanceOf(TrialbookException.class)
        .hasMessage(
            "InterventionName stands at another grain than LOCATIONS: one row there may have many"
                + " of it.\nUse flatten(INTERVENTIONS).");
    assertThatThrownBy(() -> STUDIES.select(OUTCOME_MEASUREMENT_VALUE))
        .hasMessageEndingWith("\nUse flatten(RESULTS_OUTCOME_MEASUREMENTS).");
    assertThatThrownBy(() -> STUDIES.select(OUTCOME_CLASS_TITLE))
        .hasMessageEndingWith(
            "\nMake one: relation(\"MINE\").each("
                + "\"resultsSection.outcomeMeasuresModule.outcomeMeasures.classes\").");
  }

  @Test
  void aStructureIsNoColumn() {
    assertThatThrownBy(() -> STUDIES.select(DESIGN_INFO))
        .hasMessageStartingWith(
            "DesignInfo is a structure and no column.\n"
                + "Select its parts, such as DesignAllocation, DesignInterventionModel,");
  }

  @Test
  void columnsAreSelectedByNameAndAWrongNameIsAnsweredWithTheNearest() {
    assertThat(names(STUDIES.select("nctId", "phase"))).containsExactly("nctId", "phase");
    assertThatThrownBy(() -> STUDIES.select("overalStatus"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("STUDIES has no column overalStatus. Did you mean overallStatus?");
  }

  @Test
  void aColumnCannotBeThereTwice() {
    assertThatThrownBy(() -> STUDIES.select(NCT_ID, NCT_ID))
        .hasMessage("Relation STUDIES has two columns named nctId.");
    assertThatThrownBy(() -> Plan.of(STUDIES, STUDIES.select(BRIEF_TITLE)))
        .hasMessage("Relation STUDIES is asked for twice.");
  }

  @Test
  void aPlanAsksForWhatItReadsAndNoMore() {
    assertThat(
            Plan.of(LOCATIONS.select(OVERALL_STATUS, LOCATION_CITY, LOCATION_GEO_POINT)).fields())
        .containsExactly(NCT_ID, OVERALL_STATUS, LOCATION_CITY, LOCATION_GEO_POINT);
    assertThat(Plan.of(SPONSORS).fields())
        .containsExactly(
            NCT_ID,
            LEAD_SPONSOR_NAME,
            Fields.LEAD_SPONSOR_CLASS,
            COLLABORATOR_NAME,
            Fields.COLLABORATOR_CLASS);
  }

  @Test
  void rowsWithoutAnyValueStillAskForTheirStructure() {
    assertThat(Plan.of(LOCATIONS.select("nctId", "locationOrdinal")).fields())
        .containsExactly(NCT_ID, Fields.LOCATION);
  }

  @Test
  void aModuleThatIsReadToItsLastFieldIsAskedForAsAWhole() {
    assertThat(Plan.of(CONDITIONS, KEYWORDS).fields())
        .containsExactly(NCT_ID, Fields.CONDITIONS_MODULE);
    assertThat(Plan.of(CONDITIONS).fields()).containsExactly(NCT_ID, CONDITION);
  }

  @Test
  void equalPartsMakeEqualRelations() {
    assertThat(LOCATIONS.select(LOCATION_CITY)).isEqualTo(LOCATIONS.select("locationCity"));
  }
}
