package org.trialbook.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TrialbookException;

class FieldsTest {

  @Test
  void everyConstantIsTheFieldItNames() throws IllegalAccessException {
    List<Field<?>> constants = new ArrayList<>();
    for (java.lang.reflect.Field constant : Fields.class.getFields()) {
      if (Modifier.isStatic(constant.getModifiers())) {
        Field<?> field = (Field<?>) constant.get(null);
        assertThat(field.constantName()).isEqualTo(constant.getName());
        constants.add(field);
      }
    }
    List<Field<?>> every = new ArrayList<>(Fields.all());
    every.addAll(Fields.searchOnly());
    assertThat(every).containsExactlyElementsOf(constants);
  }

  @Test
  void noNameMeansTwoFields() {
    List<Function<Field<?>, String>> forms =
        List.of(Field::piece, Field::path, Field::columnName, Field::constantName);
    for (Field<?> field : Fields.all()) {
      for (Function<Field<?>, String> form : forms) {
        String name = form.apply(field);
        assertThat(Fields.named(name)).as(name).isSameAs(field);
        assertThat(Fields.named(name.toUpperCase(Locale.ROOT))).as(name).isSameAs(field);
      }
    }
  }

  @Test
  void classicNamesAreKnownWhereNoFieldOfTodayHasThem() {
    assertThat(Fields.named("CITY")).isSameAs(Fields.LOCATION_CITY);
    assertThat(Fields.named("GENDER")).isSameAs(Fields.SEX);
    assertThat(Fields.named("COLLABORATOR")).isSameAs(Fields.COLLABORATOR);
    Set<String> seen = new HashSet<>();
    for (Field<?> field : Fields.all()) {
      for (String name : Catalogue.node(field).alternatives()) {
        assertThat(seen.add(name)).as(name).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NCTId, NCT_ID, nctId",
    "LocationCity, LOCATION_CITY, locationCity",
    "IPDSharingURL, IPD_SHARING_URL, ipdSharingUrl",
    "AvailIPDURL, AVAIL_IPD_URL, availIpdUrl",
    "IsFDARegulatedDrug, IS_FDA_REGULATED_DRUG, isFdaRegulatedDrug",
    "FDAAA801Violation, FDAAA801_VIOLATION, fdaaa801Violation",
    "LocationContactEMail, LOCATION_CONTACT_EMAIL, locationContactEmail",
    "NPtrsToThisExpAccNCTId, N_PTRS_TO_THIS_EXP_ACC_NCT_ID, nPtrsToThisExpAccNctId",
    "OutcomeAnalysisPValue, OUTCOME_ANALYSIS_P_VALUE, outcomeAnalysisPValue",
    "StudyFirstSubmitQCDate, STUDY_FIRST_SUBMIT_QC_DATE, studyFirstSubmitQcDate",
  })
  void namesAreWords(String piece, String constant, String column) {
    Field<?> field = Fields.named(piece);
    assertThat(field).hasToString(piece);
    assertThat(field.constantName()).isEqualTo(constant);
    assertThat(field.columnName()).isEqualTo(column);
  }

  @Test
  void knowsWhatAFieldHolds() {
    assertThat(Fields.LOCATION_CITY.path())
        .isEqualTo("protocolSection.contactsLocationsModule.locations.city");
    assertThat(Fields.START_DATE.type()).isEqualTo(FieldType.PARTIAL_DATE);
    assertThat(Fields.LOCATION.type()).isEqualTo(FieldType.STRUCTURE);
    assertThat(Fields.LOCATION.repeated()).isTrue();
    assertThat(Fields.LOCATION_CITY.repeated()).isFalse();
    assertThat(Fields.PHASE.repeated()).isTrue();
    assertThat(Fields.PHASE.enumValues())
        .containsExactly("NA", "EARLY_PHASE1", "PHASE1", "PHASE2", "PHASE3", "PHASE4");
    assertThat(Fields.NCT_ID.enumValues()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OverallStatu | Unknown field OverallStatu. Did you mean OverallStatus?",
        "overalstatus | Unknown field overalstatus. Did you mean OverallStatus?",
        "LocationCtiy | Unknown field LocationCtiy. Did you mean LocationCity",
        "xyzzy | 'Unknown field xyzzy. Fields.find(\"xyzzy\") searches the descriptions as well.'",
        "MeshTerm | Unknown field MeshTerm. Did you mean ConditionMeshTerm or InterventionMeshTerm?",
        "protocolSection.designModule.phase "
            + "| Unknown field protocolSection.designModule.phase."
            + " Did you mean protocolSection.designModule.phases",
      })
  void unknownNamesBringTheNearest(String name, String message) {
    assertThatThrownBy(() -> Fields.named(name))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void findsByNameFirstAndThenByDescription() {
    assertThat(Fields.find("enrol"))
        .startsWith(Fields.ENROLLMENT_INFO, Fields.ENROLLMENT_COUNT, Fields.ENROLLMENT_TYPE)
        .contains(Fields.START_DATE);
    assertThat(Fields.find("no such words")).isEmpty();
  }

  @Test
  void everyFieldHasOneSentenceOfItsOwn() {
    for (Field<?> field : Fields.all()) {
      assertThat(field.description()).as(field.piece()).matches("[A-Z].{10,120}\\.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PHASE2", "phase2", "Phase 2", " phase 2 "})
  void enumValuesAreFoundByNameAndLabel(String text) {
    assertThat(Phase.named(text)).isEqualTo(Phase.PHASE2);
  }

  @Test
  void unknownEnumValuesBringTheNearest() {
    assertThatThrownBy(() -> Sex.named("femal"))
        .hasMessage("Unknown Sex femal. Did you mean FEMALE?");
    assertThatThrownBy(() -> Sex.named("x"))
        .hasMessage("Unknown Sex x. It is one of FEMALE, MALE, ALL.");
  }
}
