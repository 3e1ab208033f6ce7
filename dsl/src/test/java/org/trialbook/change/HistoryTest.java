package org.trialbook.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.trialbook.RealData;
import org.trialbook.TrialbookException;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** What a record's history says was planned, moved and reported. */
class HistoryTest {

  private static final String PLAN =
      """
      {"primaryOutcomes":[{"measure":"Death from any cause"},{"measure":"Stroke"}],\
      "secondaryOutcomes":[{"measure":"Change in serum potassium"},{"measure":"Pain score"},{"measure":"Cost"}]}""";

  private static final List<String> RECORDS =
      List.of(
          record("RECRUITING", "2021-06", 100, PLAN, ""),
          // A day of the month that was planned.
          record("RECRUITING", "2021-06-15", 100, PLAN, ""),
          record("RECRUITING", "2022-06-15", 80, PLAN, ""),
          record("ACTIVE_NOT_RECRUITING", "2022-06-15", 80, PLAN, ""),
          record(
              "COMPLETED",
              "2022-06-25",
              80,
              PLAN,
              """
              ,"resultsSection":{"outcomeMeasuresModule":{"outcomeMeasures":[\
              {"type":"PRIMARY","title":"death from  ANY cause"},\
              {"type":"PRIMARY","title":"Pain score"},\
              {"type":"SECONDARY","title":"Stroke"},\
              {"type":"SECONDARY","title":"Change From Baseline to Day 90 in Serum Potassium"},\
              {"type":"OTHER_PRE_SPECIFIED","title":"Quality of life"},\
              {"type":"POST_HOC","title":"Subgroup of women"}]}},"hasResults":true"""));

  private static String record(
      String status, String end, int enrolment, String plan, String results) {
    return String.format(
        Locale.ROOT,
        """
        {"protocolSection":{"identificationModule":{"nctId":"NCT00000001","briefTitle":"A trial"},\
        "statusModule":{"overallStatus":"%s","startDateStruct":{"date":"2020-01"},\
        "primaryCompletionDateStruct":{"date":"%s"}},\
        "designModule":{"enrollmentInfo":{"count":%d}},"outcomesModule":%s}%s}""",
        status,
        end,
        enrolment,
        plan,
        results);
  }

  private final Set<Integer> asked = new TreeSet<>();

  private History history() {
    List<RecordVersion> versions = new ArrayList<>();
    for (int i = 0; i < RECORDS.size(); i++) {
      versions.add(
          new RecordVersion(
              i,
              LocalDate.of(2020 + i, 1, 20),
              "STATUS " + i,
              i == 0 ? List.of() : List.of("Study Status", "Study Design")));
    }
    return History.of(
        "NCT00000001",
        versions,
        Optional.empty(),
        Optional.empty(),
        number -> {
          asked.add(number);
          return RECORDS.get(number);
        });
  }

  @Test
  void outcomesAreKeptPromotedDemotedDroppedAndAdded() {
    assertThat(rows(history().outcomeTable()))
        .containsExactly(
            "NCT00000001|KEPT|Death from any cause|PRIMARY|death from  ANY cause|PRIMARY|true",
            "NCT00000001|DEMOTED|Stroke|PRIMARY|Stroke|SECONDARY|true",
            "NCT00000001|KEPT|Change in serum potassium|SECONDARY|Change From Baseline to Day 90 in Serum Potassium|SECONDARY|false",
            "NCT00000001|PROMOTED|Pain score|SECONDARY|Pain score|PRIMARY|true",
            "NCT00000001|DROPPED|Cost|SECONDARY|||false",
            "NCT00000001|ADDED|||Quality of life|OTHER|false",
            "NCT00000001|ADDED|||Subgroup of women|POST_HOC|false");
    assertThat(asked).as("the first version and the last").containsExactly(0, 4);
  }

  @Test
  void movesSayHowOftenAndHowFar() {
    History history = history();
    assertThat(rows(history.moveTable()))
        .containsExactly(
            "NCT00000001|2|2022-01-20|PRIMARY_COMPLETION|2021-06-15|2022-06-15|365",
            "NCT00000001|2|2022-01-20|ENROLMENT|100|80|-20",
            "NCT00000001|4|2024-01-20|PRIMARY_COMPLETION|2022-06-15|2022-06-25|10");
    assertThat(rows(history.movedTable()))
        .containsExactly(
            "NCT00000001|PRIMARY_COMPLETION|2|2021-06-15|2022-06-25|375",
            "NCT00000001|ENROLMENT|1|100|80|-20");
  }

  @Test
  void changesAreToldInTheWordsOfADiff() {
    Table changes = history().changeTable();
    assertThat(changes.columnNames())
        .containsExactly(
            "nctId", "kind", "field", "item", "before", "after", "days", "when", "title", "id");
    assertThat(
            history().changes().stream().map(each -> "%s %s".formatted(each.when(), each.kind())))
        .containsExactly(
            "2021-01-20 DATE",
            "2022-01-20 DATE",
            "2022-01-20 ENROLMENT",
            "2023-01-20 STATUS",
            "2024-01-20 STATUS",
            "2024-01-20 DATE",
            "2024-01-20 RESULTS_POSTED");
  }

  @Test
  void versionsAreRows() {
    History history = history();
    assertThat(rows(history.table()))
        .hasSize(5)
        .startsWith(
            "NCT00000001|0|2020-01-20|STATUS 0|",
            "NCT00000001|1|2021-01-20|STATUS 1|Study Status|Study Design");
    assertThat(asked).as("brought for that").isEmpty();
    assertThat(history).hasToString("History of NCT00000001, 5 versions");
    assertThat(history.mimeBundle().get("text/plain").toString()).contains("2024-01-20");
    assertThat(history.json(2)).contains("\"count\" : 80");
    assertThatThrownBy(() -> history.json(5))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("There are versions 0 to 4.");
  }

  @Test
  void aRegistrationWithinTheMonthOfTheStartIsNotLate() {
    assertThat(history().registeredBeforeStart()).contains(true);
    History late =
        History.of(
            "NCT00000001",
            List.of(new RecordVersion(0, LocalDate.of(2020, 2, 1), "COMPLETED", List.of())),
            Optional.empty(),
            Optional.empty(),
            number -> RECORDS.get(4));
    assertThat(late.registeredBeforeStart()).contains(false);
    assertThatThrownBy(
            () ->
                History.of(
                    "NCT00000001", List.of(), Optional.empty(), Optional.empty(), number -> "{}"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("has no version");
  }

  /** Its first plan was reported in other words, but for the potassium. */
  @Test
  void aRecordedHistoryTellsWhatBecameOfThePlan() throws IOException {
    JsonNode answer =
        new ObjectMapper()
            .readTree(RealData.path("responses/int-history-NCT01874431.json").toFile());
    History history =
        History.of(
            "NCT01874431",
            List.of(new RecordVersion(18, LocalDate.of(2021, 6, 30), "COMPLETED", List.of())),
            Optional.of(answer.at("/history/originalData").toString()),
            Optional.of(answer.path("study").toString()),
            number -> {
              throw new AssertionError("asked for version " + number);
            });
    assertThat(history.outcomes())
        .extracting(each -> each.fate() + " " + each.planned().or(each::reported).orElseThrow())
        .containsExactly(
            "DROPPED Change of urinary albumin-to-creatinine ratio",
            "KEPT Change in serum potassium",
            "DROPPED Change in renal function",
            "DROPPED Change in health-related quality of life",
            "DROPPED Number of participants with adverse events as a measure of safety and tolerability",
            "ADDED Ratio of UACR at Day 90 to UACR at Baseline",
            "ADDED Change From Baseline to Day 90 in eGFR",
            "ADDED Change From Baseline to Day 90 in KDQOL-36 Domain Score (Effects of Kidney Disease)",
            "ADDED Change From Baseline to Day 90 in EQ-5D Scores (EQ5D - Visual Analog Scale)");
  }

  private static List<String> rows(Table table) {
    List<String> rows = new ArrayList<>();
    for (Row row : table) {
      List<String> cells = new ArrayList<>();
      for (Column<?> column : table.columns()) {
        int number = row.getRowNumber();
        cells.add(column.isMissing(number) ? "" : column.get(number).toString());
      }
      rows.add(String.join("|", cells));
    }
    return rows;
  }
}
