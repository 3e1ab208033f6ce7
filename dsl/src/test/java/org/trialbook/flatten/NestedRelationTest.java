package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialbook.TrialbookException;

/** Relations that users define: deep arrays, values of every level, several sources. */
class NestedRelationTest {

  private static final String OUTCOMES = "resultsSection.outcomeMeasuresModule.outcomeMeasures[]";
  private static final String EVENTS_MODULE = "resultsSection.adverseEventsModule.";

  static final Relation MEASUREMENTS =
      new Relation(
          "MEASUREMENTS",
          "One row a measurement.",
          List.of(Source.at(OUTCOMES + ".classes[].categories[].measurements[]")),
          List.of(
              column("nctId", Reading.TEXT, StudyPath.NCT_ID),
              Column.ordinal("outcome", OUTCOMES, "Outcome."),
              Column.ordinal("class", OUTCOMES + ".classes[]", "Class."),
              Column.ordinal("category", "^", "Category."),
              Column.ordinal("measurement", ".", "Measurement."),
              column("title", Reading.TEXT, OUTCOMES + ".title"),
              column("classTitle", Reading.TEXT, "^^.title"),
              column("categoryTitle", Reading.TEXT, "^.title"),
              column("groupId", Reading.CATEGORY, ".groupId"),
              column("value", Reading.TEXT, ".value"),
              column("number", Reading.NUMBER_IN_TEXT, ".value"),
              column("hasResults", Reading.BOOLEAN, "hasResults")));

  static final Relation EVENTS =
      new Relation(
          "EVENTS",
          "One row a group of an adverse event.",
          List.of(
              Source.at(EVENTS_MODULE + "seriousEvents[].stats[]").with("kind", "serious"),
              Source.at(EVENTS_MODULE + "otherEvents[].stats[]")),
          List.of(
              Column.constant("kind", "Serious, or missing."),
              Column.ordinal("event", "^", "Event."),
              Column.ordinal("stat", ".", "Stat."),
              column("term", Reading.TEXT, "^.term"),
              column("groupId", Reading.TEXT, ".groupId"),
              column("affected", Reading.INTEGER, ".numAffected"),
              column("onlyOther", Reading.TEXT, EVENTS_MODULE + "otherEvents[].stats[].groupId"),
              column("timeFrame", Reading.TEXT, EVENTS_MODULE + "timeFrame")));

  private static Column column(String name, Reading reading, String path) {
    return new Column(name, reading, path, "A column.");
  }

  private static List<Object> row(Object... cells) {
    return Arrays.asList(cells);
  }

  @Test
  void valuesOfEveryLevelAreRepeatedForTheRowsInside() {
    assertThat(Flattened.of(MEASUREMENTS, Records.RICH).rows(MEASUREMENTS))
        .containsExactly(
            row("NCT00000001", 1L, 1L, 1L, 1L, "O1", "K1", null, "OG000", "30,600", 30600.0, true),
            row("NCT00000001", 1L, 1L, 1L, 2L, "O1", "K1", null, "OG001", "NA", null, true),
            row("NCT00000001", 1L, 2L, 1L, 1L, "O1", null, "T2", "OG000", "-.7", -0.7, true),
            row("NCT00000001", 3L, 1L, 1L, 1L, "O3", null, null, "OG000", "<0.001", null, true));
  }

  @Test
  void sourcesAreRowsInTheOrderOfTheRecordAndCountedTogether() {
    assertThat(Flattened.of(EVENTS, Records.RICH).rows(EVENTS))
        .containsExactly(
            row("serious", 1L, 1L, "Fall", "EG000", 1L, null, "1 year"),
            row(null, 2L, 1L, "Cough", "EG000", 2L, "EG000", "1 year"),
            row(null, 2L, 2L, "Cough", "EG001", null, "EG001", "1 year"));
  }

  @Test
  void theOrderOfPropertiesDoesNotMatter() {
    String outcome =
        "{\"classes\":[{\"categories\":[{\"measurements\":[{}],\"title\":\"c\"}],"
            + "\"title\":\"k\"}],\"title\":\"o\"}";
    String record =
        "{\"hasResults\":false,\"resultsSection\":{\"outcomeMeasuresModule\":{\"outcomeMeasures\":["
            + outcome
            + "]}},\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT1\"}}}";
    assertThat(Flattened.of(MEASUREMENTS, record).rows(MEASUREMENTS))
        .containsExactly(row("NCT1", 1L, 1L, 1L, 1L, "o", "k", "c", null, null, null, false));
  }

  @Test
  void listsAreGatheredThroughArraysBelowTheRow() {
    Relation outcomes =
        new Relation(
            "OUTCOMES",
            "One row an outcome.",
            List.of(Source.at(OUTCOMES)),
            List.of(
                column("title", Reading.TEXT, ".title"),
                column(
                    "values", Reading.TEXT_LIST, ".classes[].categories[].measurements[].value")));
    assertThat(Flattened.of(outcomes, Records.RICH).rows(outcomes))
        .containsExactly(
            row("O1", List.of("30,600", "NA", "-.7")),
            row("O2", null),
            row("O3", List.of("<0.001")));
  }

  @Test
  void aSingleValueThroughAnArrayIsRefused() {
    Relation relation =
        new Relation(
            "WRONG",
            "Wrong.",
            List.of(Source.at("")),
            List.of(column("title", Reading.TEXT, OUTCOMES + ".title")));
    assertThatThrownBy(() -> Plan.of(relation))
        .isInstanceOf(TrialbookException.class)
        .hasMessage(
            "Column title of WRONG cannot be read at "
                + OUTCOMES
                + ".title.\n"
                + "Its rows are studies; a path through another array gives no single value.");
  }

  @Test
  void aColumnThatStandsAroundTheRowsOfAnotherSourceIsRefused() {
    Relation relation =
        new Relation(
            "WRONG",
            "Wrong.",
            List.of(Source.at(OUTCOMES), Source.at(OUTCOMES + ".groups[]").with("c", "x")),
            List.of(column("title", Reading.TEXT, ".title")));
    assertThatThrownBy(() -> Plan.of(relation))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("Column title of WRONG stands at " + OUTCOMES + " in one source");
  }

  @Test
  void pathsAreChecked() {
    assertThatThrownBy(() -> Source.at("a..b")).hasMessageContaining("'a..b' is not a path");
    assertThatThrownBy(() -> Source.at("a[].[]")).hasMessageContaining("is not a path");
    assertThatThrownBy(() -> Source.at("a[0]")).hasMessageContaining("is not a path");
  }
}
