package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.accounting.Reject;

/** What is rejected and why, and how rows become batches. */
class FlattenerTest {

  private static final Relation STUDY =
      Relations.STUDIES.select("nctId", "briefTitle", "startDate", "enrollmentCount");

  private static String reason(String record) {
    Flattened flattened = Flattened.of(STUDY, record);
    assertThat(flattened.batches).isEmpty();
    return flattened.rejects.get(0).reason();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{}~it has no protocolSection.identificationModule.nctId",
        "[]~expected a study, '{', found '[' (byte 0 of the record)",
        "{\"a\":1,}~expected a property name, found '}' (byte 7 of the record)",
        "{\"a\" 1}~expected ':', found '1' (byte 5 of the record)",
        "{\"a\":[1 2]}~expected ',' or ']', found '2' (byte 8 of the record)",
        "{\"a\":{\"b\":1]}~expected ',' or '}', found ']' (byte 11 of the record)",
        "{\"a\":01}~a number with a leading zero (byte 6 of the record)",
        "{\"a\":+1}~expected a JSON value, found '+' (byte 5 of the record)",
        "{\"a\":1.}~expected a JSON value, found '}' (byte 7 of the record)",
        "{\"a\":tru}~expected true, found '}' (byte 8 of the record)",
        "{\"a\":\"\\x\"}~expected an escape character, found 'x' (byte 7 of the record)",
        "{\"a\":\"\\u00g0\"}~expected a hexadecimal digit, found 'g' (byte 10 of the record)",
        "{\"a\":\"b~the record ends here, unfinished (byte 7 of the record)",
        "{\"a\":[[]~the record ends here, unfinished (byte 8 of the record)",
        "{\"a\":1} x~expected the end of the record, found 'x' (byte 8 of the record)",
      })
  void malformedJsonIsRejectedWithTheSpot(String record, String reason) {
    assertThat(reason(record)).isEqualTo(reason);
  }

  @Test
  void textThatIsNotTextIsRejectedWhereverItStands() {
    assertThat(reason("{\"a\":\"\t\"}")).startsWith("a control character inside a string (byte 6");
    byte[] latin1 = Records.utf8("{\"somewhere\":\"caf?\"}");
    latin1[17] = (byte) 0xE9;
    Flattened flattened = Flattened.of(Plan.of(STUDY), List.of(latin1));
    assertThat(flattened.rejects.get(0).reason())
        .isEqualTo("bytes that are not UTF-8 (byte 17 of the record)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"  \"", "\"\\u0020\"", "null", "7", "{}", "[\"NCT00000001\"]"})
  void aStudyWithoutANumberIsRejected(String nctId) {
    assertThat(reason(Records.study("").replace("\"NCT00000001\"", nctId)))
        .isEqualTo("it has no protocolSection.identificationModule.nctId");
  }

  @Test
  void aStudyThatHasTwoNumbersIsRejected() {
    String twice = "\"nctId\":\"NCT00000002\",\"nctId\":";
    assertThat(reason(Records.study("").replace("\"nctId\":", twice)))
        .startsWith("protocolSection.identificationModule.nctId stands twice in one object");
  }

  @Test
  void namesMayBeEscaped() {
    String record = Records.study("").replace("nctId", "nct\\u0049d");
    assertThat(Flattened.of(STUDY, record).column("nctId")).containsExactly("NCT00000001");
  }

  @Test
  void deepNestingIsReadToALimitAndThenRejected() {
    String most = "[".repeat(998) + "]".repeat(998);
    assertThat(Flattened.of(STUDY, Records.study("\"x\":" + most)).rejects).isEmpty();
    String bottomless = "[".repeat(3_000_000);
    assertThat(reason(Records.study("\"x\":" + bottomless)))
        .startsWith("nested deeper than 1000 levels");
    assertThat(reason(Records.study("\"statusModule\":" + bottomless)))
        .startsWith("nested deeper than 1000 levels");
  }

  @Test
  void aRejectLeavesNoRowsAndSaysWhoAndWhere() {
    String whole = Records.study("");
    String broken = Records.RICH.replace("\"derivedSection\":{", "\"derivedSection\":");
    Plan plan = Plan.of(Relations.ALL);
    Flattened flattened =
        Flattened.of(
            plan, List.of(Records.utf8(whole), Records.utf8(broken), Records.utf8(Records.RICH)));
    assertThat(flattened.rejects)
        .singleElement()
        .satisfies(
            reject -> {
              assertThat(reject.nctId()).isEqualTo(Optional.of("NCT00000001"));
              assertThat(reject.position()).isEqualTo(whole.length() + 1);
              assertThat(reject.reason()).startsWith("expected ");
            });
    for (Relation relation : Relations.ALL) {
      List<List<Object>> expected = new ArrayList<>();
      expected.addAll(Flattened.of(relation, whole).rows(relation));
      expected.addAll(Flattened.of(relation, Records.RICH).rows(relation));
      assertThat(flattened.rows(relation)).isEqualTo(expected);
    }
  }

  @Test
  void aRejectDoesNotBorrowTheNumberOfTheStudyBefore() {
    assertThat(Flattened.of(STUDY, Records.study(""), "garbage").rejects)
        .singleElement()
        .extracting(Reject::nctId)
        .isEqualTo(Optional.empty());
  }

  @Test
  void batchesAreFilledAndKeepTheRowsOfAStudyTogether() {
    StringBuilder conditions = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      conditions.append(i == 0 ? "" : ",").append("\"c").append(i).append('"');
    }
    String record = Records.study("\"conditionsModule\":{\"conditions\":[" + conditions + "]}");
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      records.add(Records.utf8(record));
    }
    Flattened flattened = Flattened.of(Plan.of(Relations.CONDITIONS), records);
    assertThat(flattened.batches).extracting(Batch::rows).containsExactly(66_000, 34_000);
    assertThat(flattened.column("conditionOrdinal").subList(65_998, 66_002))
        .containsExactly(999L, 1000L, 1L, 2L);
    assertThat(flattened.column("condition").get(99_999)).isEqualTo("c999");
  }

  @Test
  void batchesAreBoundInBytes() {
    String record =
        Records.study("\"descriptionModule\":{\"briefSummary\":\"" + "x".repeat(1 << 20) + "\"}");
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      records.add(Records.utf8(record));
    }
    Relation summaries = Relations.STUDIES.select("nctId", "briefSummary");
    assertThat(Flattened.of(Plan.of(summaries), records).batches)
        .extracting(Batch::rows)
        .containsExactly(64, 6);
  }

  @Test
  void rowsThatRepeatMoreTextThanABatchCanHoldAreRejected() {
    String summary = "x".repeat(1 << 20);
    String locations = "{},".repeat(1100) + "{}";
    String record =
        Records.study(
            "\"descriptionModule\":{\"briefSummary\":\"%s\"},\"contactsLocationsModule\":{\"locations\":[%s]}"
                .formatted(summary, locations));
    Relation sites = Relations.LOCATIONS.select(org.trialbook.field.Fields.BRIEF_SUMMARY);
    assertThat(Flattened.of(sites, record).rejects)
        .singleElement()
        .extracting(Reject::reason)
        .isEqualTo("its rows repeat more text than one batch can hold");
  }
}
