package org.trialbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.field.Fields;

class StudyTest {

  private static final String RECORD =
      """
      {"protocolSection": {
        "identificationModule": {"nctId": "NCT00000102", "briefTitle": "A <b> study", "acronym": "AS"},
        "statusModule": {"overallStatus": "TERMINATED",
          "startDateStruct": {"date": "2020-05"},
          "completionDateStruct": {"date": "2030-01-31", "type": "ESTIMATED"}},
        "sponsorCollaboratorsModule": {
          "leadSponsor": {"name": "Some Company", "class": "INDUSTRY"},
          "collaborators": [{"name": "One"}, {"name": "Two"}]},
        "descriptionModule": {"briefSummary": "What it is about."},
        "conditionsModule": {"conditions": ["Asthma", "Cough"]},
        "designModule": {"studyType": "INTERVENTIONAL", "phases": ["PHASE2", "PHASE3"],
          "enrollmentInfo": {"count": 1200, "type": "ESTIMATED"}},
        "armsInterventionsModule": {
          "armGroups": [{"label": "Drug", "type": "EXPERIMENTAL", "description": "Daily."}],
          "interventions": [{"type": "DRUG", "name": "Aspirin"}]},
        "eligibilityModule": {"sex": "FEMALE", "minimumAge": "18 Years"},
        "contactsLocationsModule": {"locations": [
          {"city": "Basel", "country": "Switzerland"}, {"country": "Germany"},
          {"country": "Switzerland"}, {"facility": "nowhere"}]}},
      "hasResults": true}
      """;

  private final Study study = Study.of(RECORD);

  @Test
  void readsFieldsWhereverTheyStand() {
    assertThat(study.nctId()).isEqualTo("NCT00000102");
    assertThat(study.url()).hasToString("https://clinicaltrials.gov/study/NCT00000102");
    assertThat(study.value(Fields.OVERALL_STATUS)).contains("TERMINATED");
    assertThat(study.values(Fields.PHASE)).containsExactly("PHASE2", "PHASE3");
    assertThat(study.values(Fields.LOCATION_COUNTRY))
        .containsExactly("Switzerland", "Germany", "Switzerland");
    assertThat(study.value(Fields.HAS_RESULTS)).contains("true");
    assertThat(study.value(Fields.WHY_STOPPED)).isEqualTo(Optional.empty());
    assertThat(study.values(Fields.COLLABORATOR)).first().isEqualTo("{\"name\":\"One\"}");
  }

  @Test
  void itsCardSaysWhatPeopleAskFirst() {
    assertThat(study.mimeBundle().get("text/plain"))
        .isEqualTo(
            """
            A <b> study
              Terminated · Phase 2 · Phase 3 · Interventional · AS · with results
              NCT00000102: https://clinicaltrials.gov/study/NCT00000102
              sponsor: Some Company (Industry) with 2 collaborators
              dates: from 2020-05, to 2030-01-31 (estimated)
              participants: 1,200 planned, female, from 18 Years
              conditions:
                Asthma
                Cough
              arms:
                Experimental: Drug — Daily.
              interventions:
                Drug: Aspirin
              sites: 4 sites in 2 countries: Switzerland 2, Germany 1
              summary: What it is about.
              value(FIELD) and values(FIELD) read it; json(study.json()) shows all of it\
            """);
    assertThat(study.mimeBundle().get("text/html"))
        .asString()
        .contains("A &lt;b&gt; study", "class=\"label stopped\">Terminated<");
  }

  @Test
  void aRecordWithNothingButItsNumberHasACardToo() {
    Study withheld =
        Study.of("{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT00000001\"}}}");
    assertThat(withheld.mimeBundle().get("text/plain")).asString().startsWith("NCT00000001\n");
    assertThat(withheld).hasToString("NCT00000001");
  }

  @Test
  void equalRecordsAreEqual() {
    assertThat(Study.of(RECORD)).isEqualTo(Study.of(study.json())).hasSameHashCodeAs(study);
    assertThat(study).isNotEqualTo(Study.of(RECORD.replace("Cough", "Cold")));
  }

  @Test
  void whatIsNoStudyIsRefused() {
    assertThatThrownBy(() -> Study.of("{}"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("This is no study");
    assertThatThrownBy(() -> Study.of("<html>")).isInstanceOf(TrialbookException.class);
  }

  @ParameterizedTest
  @EnumSource
  void everyStudyHasACard(TestStudies studies) {
    for (byte[] record : studies.all()) {
      Study any = Study.of(new String(record, StandardCharsets.UTF_8));
      assertThat(any.mimeBundle().get("text/plain"))
          .asString()
          .contains(any.value(Fields.BRIEF_TITLE).orElse(any.nctId()), any.nctId())
          .doesNotContain("null");
    }
  }
}
