package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.flatten.Relations.LOCATIONS;
import static org.trialbook.flatten.Relations.SPONSORS;
import static org.trialbook.flatten.Relations.STUDIES;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Absent is missing, and what else the design says of values. */
class NullRulesTest {

  private static Object cell(String column, String rest) {
    return Flattened.of(STUDIES, Records.study(rest)).column(column).get(0);
  }

  @Test
  void aStudyThatSaysNothingIsARowOfMissingCells() {
    List<Object> row = Flattened.of(STUDIES, Records.study("")).rows(STUDIES).get(0);
    assertThat(row.subList(0, 2))
        .containsExactly("NCT00000001", "https://clinicaltrials.gov/study/NCT00000001");
    assertThat(row.subList(2, row.size())).containsOnlyNulls();
    for (Relation relation : Relations.ALL.subList(1, Relations.ALL.size())) {
      assertThat(Flattened.of(relation, Records.study("")).batches).isEmpty();
    }
  }

  @Test
  void nullIsAsGoodAsAbsentAndEmptyIsNot() {
    String nulls =
        "\"conditionsModule\":{\"conditions\":null},\"designModule\":null,"
            + "\"descriptionModule\":{\"briefSummary\":null}";
    assertThat(cell("conditions", nulls)).isNull();
    assertThat(cell("briefSummary", nulls)).isNull();
    assertThat(cell("conditions", "\"conditionsModule\":{\"conditions\":[]}")).isEqualTo(List.of());
    assertThat(cell("conditions", "\"conditionsModule\":{\"conditions\":[null,\"\"]}"))
        .isEqualTo(List.of(""));
    assertThat(cell("briefSummary", "\"descriptionModule\":{\"briefSummary\":\"\"}")).isEqualTo("");
  }

  @Test
  void absentPhasesAreNotTheSameAsPhasesThatDoNotApply() {
    assertThat(cell("phases", "")).isNull();
    assertThat(cell("phase", "")).isNull();
    assertThat(cell("phases", "\"designModule\":{\"phases\":[\"NA\"]}")).isEqualTo(List.of("NA"));
    assertThat(cell("phase", "\"designModule\":{\"phases\":[\"NA\"]}")).isEqualTo("Not Applicable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "\"EARLY_PHASE1\"~Early Phase 1",
        "\"PHASE2\",\"PHASE3\"~Phase 2/Phase 3",
        "\"PHASE5\"~PHASE5"
      })
  void phasesAreOneLabelAsTheRegistryShowsThem(String phases, String label) {
    assertThat(cell("phase", "\"designModule\":{\"phases\":[" + phases + "]}")).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-17, 2024-05-17, DAY",
    "2024-05, 2024-05-01, MONTH",
    "2024, 2024-01-01, YEAR",
    "2024-02-29, 2024-02-29, DAY",
    "2024-05-17T09:30, 2024-05-17, DAY",
  })
  void aPartialDateIsItsFirstDayAndSaysHowMuchIsKnown(
      String text, LocalDate day, String precision) {
    String rest = "\"statusModule\":{\"startDateStruct\":{\"date\":\"" + text + "\"}}";
    assertThat(cell("startDate", rest)).isEqualTo(day);
    assertThat(cell("startDatePrecision", rest)).isEqualTo(precision);
    assertThat(cell("startDateType", rest)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "18 Years, 18",
    "1 Year, 1",
    "6 Months, 0.5",
    "4 Weeks, 0.07665982203969883",
    "1 Day, 0.0027378507871321013",
    "12 Hours, 0.0013689253935660506",
    "30 Minutes, 0.00005703855806525211",
    "N/A,",
    "old,",
    "- Months,",
    "-0 Years,",
  })
  void agesAreYearsBesideTheirText(String text, Double years) {
    String rest = "\"eligibilityModule\":{\"minimumAge\":\"" + text + "\"}";
    assertThat(cell("minimumAge", rest)).isEqualTo(text);
    assertThat(cell("minimumAgeYears", rest)).isEqualTo(years);
  }

  @Test
  void sponsorsAreOneRelationWithARole() {
    assertThat(Flattened.of(SPONSORS, Records.RICH).rows(SPONSORS))
        .containsExactly(
            Arrays.asList("NCT00000001", 1L, "LEAD", "Synthetic University", "OTHER"),
            Arrays.asList("NCT00000001", 2L, "COLLABORATOR", "First Helper", "INDUSTRY"),
            Arrays.asList("NCT00000001", 3L, "COLLABORATOR", "Second Helper", null));
  }

  @Test
  void aSiteKeepsItsPlaceAndItsGaps() {
    assertThat(Flattened.of(LOCATIONS, Records.RICH).rows(LOCATIONS))
        .containsExactly(
            Arrays.asList(
                "NCT00000001",
                1L,
                "Site 1",
                "RECRUITING",
                "Basel",
                null,
                null,
                "Switzerland",
                47.55839,
                7.57327),
            Arrays.asList(
                "NCT00000001", 2L, null, null, "A Coruña", null, null, "Spain", -0.5, 100.0),
            Arrays.asList("NCT00000001", 3L, "Site 3", null, null, null, null, null, null, null));
  }

  @Test
  void escapesAreDecoded() {
    assertThat(Flattened.of(STUDIES, Records.RICH).column("briefTitle"))
        .containsExactly("A \"quoted\" title ≥ 💊");
    assertThat(
            cell(
                "briefSummary",
                "\"descriptionModule\":{\"briefSummary\":\"\\b\\f\\n\\r\\t\\/\\\\\"}"))
        .isEqualTo("\b\f\n\r\t/\\");
    assertThat(
            cell(
                "briefSummary",
                "\"descriptionModule\":{\"briefSummary\":\"\\ud83d \\udc8a\\u00E9\"}"))
        .as("half a character is replaced")
        .isEqualTo("\uFFFD \uFFFDé");
  }
}
