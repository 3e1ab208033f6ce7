package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.TrialbookException;

/** A version as the site shows it, line by line. */
class VersionTextTest {

  private static JsonNode read(String text) {
    return VersionText.record(text, TrialbookException::new).path("protocolSection");
  }

  @Test
  void labelsStandBeforeTheirValuesOrAboveThem() {
    JsonNode above =
        read("Overall Status\nCompleted\nEnrollment\n1,200 [Actual]\nOutcome Measures");
    JsonNode before =
        read("Overall Status: Completed\nEnrollment:\t1200 (Actual)\nOutcome Measures");
    assertThat(above).isEqualTo(before);
    assertThat(above.at("/statusModule/overallStatus").asText()).isEqualTo("COMPLETED");
    assertThat(above.at("/designModule/enrollmentInfo").toString())
        .isEqualTo("{\"count\":1200,\"type\":\"ACTUAL\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "March 2020|{\"date\":\"2020-03\"}",
        "March 5, 2020 [Anticipated]|{\"type\":\"ESTIMATED\",\"date\":\"2020-03-05\"}",
        "2020-03 (Estimated)|{\"type\":\"ESTIMATED\",\"date\":\"2020-03\"}",
        "2020-03-05 [Actual]|{\"type\":\"ACTUAL\",\"date\":\"2020-03-05\"}"
      })
  void datesAreReadInBothFormsOfTheSite(String shown, String json) {
    JsonNode read =
        read("Overall Status\nRecruiting\nStudy Start\n" + shown + "\nOutcome Measures");
    assertThat(read.at("/statusModule/startDateStruct").toString()).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource({
    "'Active, not recruiting', ACTIVE_NOT_RECRUITING",
    "Active not recruiting, ACTIVE_NOT_RECRUITING",
    "Unknown status [Previously: Recruiting], UNKNOWN",
    "ENROLLING BY INVITATION, ENROLLING_BY_INVITATION"
  })
  void statusesAreKnownHoweverTheyAreWritten(String shown, String status) {
    assertThat(read("Overall Status\n" + shown + "\nOutcome Measures").findValue("overallStatus"))
        .hasToString("\"" + status + "\"");
  }

  @Test
  void listsInDescriptionsAreNoOutcomes() {
    JsonNode outcomes =
        read("""
                Overall Status
                Completed
                Primary Outcome Measures:
                1.
                Death
                [Time Frame: 1 year]
                Of these:
                2. at home
                2. Stroke
                Time Frame: 2 years
                Secondary Outcome Measures
                1. Pain
                [Time Frame: 1 week]
                Eligibility
                1. Adults
                [Time Frame: never]
                """)
            .path("outcomesModule");
    assertThat(outcomes.toString())
        .isEqualTo(
            "{\"primaryOutcomes\":[{\"measure\":\"Death\",\"timeFrame\":\"1 year\",\"description\":\"Of these:\\n2. at home\"},"
                + "{\"measure\":\"Stroke\",\"timeFrame\":\"2 years\"}],"
                + "\"secondaryOutcomes\":[{\"measure\":\"Pain\",\"timeFrame\":\"1 week\"}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "State\\nOpen|no status is in it",
        "Overall Status\\nOpen|it shows a status that is none",
        "Overall Status\\nCompleted|no outcomes are in the version",
        "Overall Status\\nCompleted\\nStudy Start\\nSoon\\nOutcome Measures|Study Start is no date",
        "Overall Status\\nCompleted\\nEnrollment\\nmany\\nOutcome Measures|the enrolment is no number",
        "Overall Status\\nCompleted\\nPrimary Outcome Measures\\nDeath|its outcomes are not numbered"
      })
  void whatIsNotThereIsNeverGuessed(String text, String fact) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
        .isInstanceOf(TrialbookException.class)
        .hasMessage(fact);
  }
}
