package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.accounting.Counts;
import org.trialbook.accounting.Kept;

/** A value that cannot be read is missing in its cell and listed; its study stays. */
class UnreadValuesTest {

  private static final Relation STUDY =
      Relations.STUDIES.select("nctId", "enrollmentCount", "startDate", "startDatePrecision");

  private static final String COUNT = "protocolSection.designModule.enrollmentInfo.count";
  private static final String DATE = "protocolSection.statusModule.startDateStruct.date";

  @ParameterizedTest
  @ValueSource(strings = {"18", "N/A", "1.5 Years", "18 Decades", "", "-1 Years"})
  void whatIsNoAgeKeepsItsTextAndIsListed(String text) {
    Relation ages = Relations.STUDIES.select("minimumAge", "minimumAgeYears");
    Flattened study =
        Flattened.of(
            ages, Records.study("\"eligibilityModule\":{\"minimumAge\":\"" + text + "\"}"));
    assertThat(study.rows(ages)).containsExactly(Arrays.asList(text, null));
    assertThat(study.unread())
        .containsExactly(
            "protocolSection.eligibilityModule.minimumAge: \"" + text + "\" (expected an age)");
  }

  private static String count(String value) {
    return Records.study("\"designModule\":{\"enrollmentInfo\":{\"count\":" + value + "}}");
  }

  private static String date(String value) {
    return Records.study("\"statusModule\":{\"startDateStruct\":{\"date\":" + value + "}}");
  }

  @ParameterizedTest
  @CsvSource({
    "1000.0, 1000",
    "1e3, 1000",
    "12.50E1, 125",
    "-0.0, 0",
    "0e99, 0",
    "9223372036854775807, 9223372036854775807",
    "9223372036854775807.0, 9223372036854775807"
  })
  void aWholeNumberIsOneHoweverItIsWritten(String text, long number) {
    Flattened study = Flattened.of(STUDY, count(text));
    assertThat(study.column("enrollmentCount")).containsExactly(number);
    assertThat(study.unread()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "12.5",
        "1e400",
        "1e19",
        "1e-1",
        "1e999999999999",
        "9223372036854775808",
        "\"123\"",
        "true",
        "\"\"",
      })
  void whatIsNoWholeNumberIsMissingAndListed(String text) {
    Flattened study = Flattened.of(STUDY, count(text));
    assertThat(study.rows(STUDY)).containsExactly(Arrays.asList("NCT00000001", null, null, null));
    assertThat(study.rejects).isEmpty();
    assertThat(study.unread())
        .containsExactly(COUNT + ": " + text + " (expected a whole number of 64 bits)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "\"2019-02-30\"",
        "\"2019-02-29\"",
        "\"2024-13\"",
        "\"0000\"",
        "\"0000-12-31\"",
        "\"2024-05-17T99:99\"",
        "\"2024-05-17T24:00\"",
        "\"2024-05-17T23:60\"",
        "\"17 May 2024\"",
        "\"\"",
        "\"24\"",
      })
  void aDayThatIsNoneIsMissingWithItsPrecisionAndListedOnce(String text) {
    Flattened study = Flattened.of(STUDY, date(text));
    assertThat(study.rows(STUDY)).containsExactly(Arrays.asList("NCT00000001", null, null, null));
    assertThat(study.unread()).containsExactly(DATE + ": " + text + " (expected a date)");
    Flattened precision = Flattened.of(STUDY.select("startDatePrecision"), date(text));
    assertThat(precision.column("startDatePrecision")).containsOnlyNulls();
    assertThat(precision.unread()).isEqualTo(study.unread());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "\"statusModule\":{\"startDateStruct\":{\"date\":20}}~.statusModule.startDateStruct.date: 20 (expected text)",
        "\"statusModule\":{\"startDateStruct\":\"2024\"}~.statusModule.startDateStruct: \"2024\""
            + " (expected an object)",
        "\"statusModule\":[]~.statusModule: [] (expected an object)",
        "\"designModule\":{\"enrollmentInfo\":{\"count\":{\"n\":[1]}}}~.designModule.enrollmentInfo.count: {\"n\":[1]}"
            + " (expected a single value)",
        "\"statusModule\":{},\"statusModule\":{\"startDateStruct\":1}~.statusModule: {\"startDateStruct\":1}"
            + " (stands twice in one object; the first is kept)",
      })
  void anotherKindThanIsDueIsMissingAndListed(String rest, String unread) {
    Flattened study = Flattened.of(STUDY, Records.study(rest));
    assertThat(study.rows(STUDY)).containsExactly(Arrays.asList("NCT00000001", null, null, null));
    assertThat(study.unread()).containsExactly("protocolSection" + unread);
  }

  @Test
  void namesThatNobodyAsksForMayStandTwice() {
    assertThat(Flattened.of(STUDY, Records.study("\"other\":1,\"other\":2")).unread()).isEmpty();
  }

  @Test
  void aNumberTooLargeForADoubleIsNoInfinity() {
    Relation sites = Relations.LOCATIONS.select("locationLatitude", "locationLongitude");
    String at =
        "\"contactsLocationsModule\":{\"locations\":[{\"geoPoint\":{\"lat\":%s,\"lon\":%s}}]}";
    Flattened large = Flattened.of(sites, Records.study(at.formatted("1e400", "-1e400")));
    assertThat(large.rows(sites)).containsExactly(Arrays.asList(null, null));
    assertThat(large.accounting.valueRejects().count()).isEqualTo(2);
    Flattened small = Flattened.of(sites, Records.study(at.formatted("1e-400", "\"7.5\"")));
    assertThat(small.rows(sites)).containsExactly(Arrays.asList(0.0, null));
  }

  @Test
  void anElementThatCannotBeReadIsARowAndNoElementOfAList() {
    String study = Records.study("\"conditionsModule\":{\"conditions\":[\"a\",7,null,{},\"b\"]}");
    Relation conditions = Relations.CONDITIONS.select("conditionOrdinal", "condition");
    Flattened rows = Flattened.of(conditions, study);
    assertThat(rows.rows(conditions))
        .containsExactly(
            List.of(1L, "a"), Arrays.asList(2L, null), Arrays.asList(4L, null), List.of(5L, "b"));
    Flattened list = Flattened.of(Relations.STUDIES.select("conditions"), study);
    assertThat(list.column("conditions")).containsExactly(List.of("a", "b"));
    assertThat(list.unread())
        .containsExactlyInAnyOrderElementsOf(rows.unread())
        .containsExactlyInAnyOrder(
            "protocolSection.conditionsModule.conditions[]: 7 (expected text)",
            "protocolSection.conditionsModule.conditions[]: {} (expected a single value)");
  }

  @Test
  void aValueThatFillsManyCellsIsListedOnce() {
    String sites = "{}" + ",{}".repeat(99);
    String study =
        Records.study(
            "\"contactsLocationsModule\":{\"locations\":["
                + sites
                + "]},"
                + "\"statusModule\":{\"startDateStruct\":{\"date\":\"soon\"}}");
    Relation dates = Relations.LOCATIONS.select(org.trialbook.field.Fields.START_DATE);
    Flattened rows = Flattened.of(Plan.of(dates, STUDY), List.of(Records.utf8(study)));
    assertThat(rows.rows(dates)).hasSize(100);
    assertThat(rows.accounting.counts()).isEqualTo(new Counts(1, 0, 0, 0, 1));
  }

  @Test
  void allAreCountedAndLongOnesAreShownShort() {
    String odd = String.join(",", Collections.nCopies(20_000, "1"));
    Flattened many =
        Flattened.of(
            Relations.CONDITIONS,
            Records.study("\"conditionsModule\":{\"conditions\":[" + odd + "]}"));
    assertThat(many.accounting.valueRejects().count()).isEqualTo(20_000);
    assertThat(many.accounting.valueRejects().first()).hasSize(Kept.MOST);
    String text = Flattened.of(STUDY, count("\"" + "💊".repeat(200) + "\"")).unread().get(0);
    assertThat(text)
        .isEqualTo(COUNT + ": \"" + "💊".repeat(98) + "… (expected a whole number of 64 bits)");
  }

  @Test
  void theNextStudyStartsWithoutThem() {
    Flattened three =
        Flattened.of(
            Plan.of(STUDY),
            List.of(
                Records.utf8(count("\"x\"")),
                Records.utf8("{\"protocolSection\":{\"statusModule\":5}}"),
                Records.utf8(date("\"2024-05-17\""))));
    assertThat(three.accounting.counts()).isEqualTo(new Counts(2, 1, 0, 0, 1));
    assertThat(three.column("startDate")).containsExactly(null, LocalDate.of(2024, 5, 17));
  }
}
