package org.trialbook.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.Trialbook.sample;
import static org.trialbook.Trialbook.search;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialbook.Search;
import org.trialbook.TrialbookException;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;
import org.trialbook.frame.Frame;
import org.trialbook.organisation.Organisations;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.Table;

/** What every analysis does whatever it is asked about. */
class AnalysesTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-02-03T10:00:00Z"), ZoneOffset.UTC);

  private static Search diabetes() {
    return search().on(sample()).condition("diabetes");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.trialbook.analysis.AnalysisSqlTest#everyAnalysis")
  void ofAnEmptyCohortIsAnEmptyTableWithANote(String name, Function<Analyses, Finding> analysis) {
    Finding finding = analysis.apply(with(table -> table.emptyCopy()));
    assertThat(finding.studies()).isZero();
    assertNothing(finding);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.trialbook.analysis.AnalysisSqlTest#everyAnalysis")
  void withoutDatesFailsNowhere(String name, Function<Analyses, Finding> analysis) {
    Finding finding = analysis.apply(with(AnalysesTest::withoutDates));
    assertThat(finding.asOf()).isEqualTo("2026-02-03");
    assertThat(finding.toString()).contains(finding.definition().question());
    if (List.of(
            "startTrend",
            "newRegistrations",
            "timeTo",
            "momentum",
            "phaseProgression",
            "overdueResults",
            "resultsCompliance",
            "staleTrials")
        .contains(name)) {
      assertNothing(finding);
    }
  }

  private static void assertNothing(Finding finding) {
    assertThat(finding.table().rowCount()).isZero();
    assertThat(finding.table().columnCount()).isPositive();
    assertThat(finding.notes()).anyMatch(note -> note.startsWith("There is nothing to count"));
    assertThat(finding.mimeBundle().get("text/plain").toString()).contains("nothing to count");
    finding.chart().ifPresent(chart -> assertThat(chart.png()).isNotEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.trialbook.analysis.AnalysisSqlTest#everyAnalysis")
  void asksForNoMoreThanItReads(String name, Function<Analyses, Finding> analysis) {
    Map<String, List<String>> asked = new LinkedHashMap<>();
    Finding finding =
        analysis.apply(
            Analyses.of(
                relations -> {
                  relations.forEach(
                      each ->
                          asked.put(
                              each.name(), each.columns().stream().map(c -> c.name()).toList()));
                  return diabetes().flatten(relations).frames();
                },
                CLOCK));
    assertThat(asked).containsKey("STUDIES");
    assertThat(asked.values()).allMatch(columns -> columns.size() < 25);
    assertThat(finding.asOf())
        .isEqualTo(diabetes().frame().provenance().dataTimestamp().orElseThrow().toLocalDate());
    assertThat(finding.toString()).contains("As of " + finding.asOf());
  }

  @Test
  void aChartSaysWhatItIsOf() {
    Finding finding = diabetes().analysis().phaseFunnel();
    Chart chart = finding.chart().orElseThrow();
    // Lines of a title are a list.
    String spec = chart.spec().toString().replace(", ", " ");
    assertThat(spec)
        .contains("How many drug studies are in each phase?")
        .contains("As of " + finding.asOf())
        .contains("left out: ");
    assertThat(finding.before()).containsExactly(chart);
    assertThat(finding.mimeBundle().get("text/html").toString())
        .contains("Interventional studies with an intervention of type DRUG")
        .contains("<table");
  }

  @Test
  void everyTypeOfStudyCountsWhereAsked() {
    Analyses analyses = search().on(sample()).analysis();
    assertThat(analyses.everyStudyType().statusMix().studies())
        .isGreaterThan(analyses.statusMix().studies());
    assertThat(analyses.everyStudyType().statusMix().leftOut()).isEmpty();
  }

  @Test
  void aConditionCountsWithWhatIsNarrower() {
    Analyses analyses = search().on(sample()).analysis();
    Finding heart = analyses.conditionOrNarrower("heart diseases").conditionTree();
    Table tree = analyses.conditionTree().table();
    Table named = tree.where(tree.stringColumn("meshTerm").isEqualTo("Heart Diseases"));
    assertThat(heart.studies()).isEqualTo(named.longColumn("studies").get(0));
    assertThat(heart.table().stringColumn("meshTerm").asList())
        .contains("Heart Failure", "Cardiovascular Diseases");
    assertThat(heart.leftOut())
        .extracting(LeftOut::reason)
        .contains("without the MeSH term \"heart diseases\" or a narrower one");
    assertThat(analyses.conditionOrNarrower("Heart Diseases").phaseFunnel().studies())
        .isPositive()
        .isLessThan(analyses.phaseFunnel().studies());
  }

  @Test
  void recordsOfOneConditionTeachWhatIsAboveIt() {
    Table broader = search().on(sample()).analysis().conditionTree().more().get("broader");
    assertThat(
            broader
                .where(broader.stringColumn("meshTerm").isEqualTo("Asthma"))
                .stringColumn("broaderTerm")
                .asList())
        .contains("Bronchial Diseases", "Respiratory Tract Diseases", "Immune System Diseases")
        .doesNotContain("Asthma", "Neoplasms");
  }

  @Test
  void theDayMayBeAnother() {
    Analyses analyses = search().on(sample()).analysis();
    LocalDate early = LocalDate.of(2015, 1, 1);
    assertThat(analyses.asOf(early).overdueResults().table().rowCount())
        .isLessThan(analyses.overdueResults().table().rowCount());
    assertThat(analyses.asOf(early).overdueResults().asOf()).isEqualTo(early);
  }

  @Test
  void groupsByYearAndByEachValueOfAList() {
    Analyses analyses = search().on(sample()).analysis();
    assertThat(analyses.statusMix("STARTDATE").table().stringColumn("startDate").unique().asList())
        .contains("2020")
        .allMatch(year -> year.matches("\\d{4}|\\(missing\\)"));
    assertThat(analyses.enrolment("stdAges").table().stringColumn("stdAges").unique().asList())
        .contains("ADULT", "CHILD");
    assertThatThrownBy(() -> analyses.statusMix("colour"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("STUDIES has no such column");
  }

  @Test
  void aMissingTableIsNamed() {
    Frame studies = diabetes().frame();
    assertThatThrownBy(() -> Analyses.of(studies).phaseFunnel())
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("the relation INTERVENTIONS");
    assertThat(Analyses.of(studies).statusMix().studies()).isPositive();
  }

  @Test
  void sponsorsOfOnesOwnListAreRolledUp() {
    Map<String, Frame> frames = diabetes().flatten(needed()).frames();
    String name = frames.get("SPONSORS").stringColumn("sponsorName").get(0);
    Finding landscape =
        Analyses.of(frames.values().toArray(Table[]::new))
            .organisations(Organisations.standard().with(name, "My Company", "known"))
            .landscapeWithCollaborators();
    assertThat(landscape.table().stringColumn("organisation").asList()).doesNotContain(name);
  }

  private static Analyses with(java.util.function.UnaryOperator<Table> change) {
    return Analyses.of(
        relations -> {
          Map<String, Table> changed = new LinkedHashMap<>();
          diabetes()
              .flatten(relations)
              .frames()
              .forEach((name, frame) -> changed.put(name, change.apply(frame)));
          return changed;
        },
        CLOCK);
  }

  private static List<Relation> needed() {
    return new Landscape(true).needs();
  }

  /** A table of one's own, which says of no day what it tells. */
  private static Table withoutDates(Table table) {
    Table copy = Table.create(table.name(), table.copy().columns());
    for (int i = 0; i < copy.columnCount(); i++) {
      if (copy.column(i) instanceof DateColumn dates) {
        for (int row = 0; row < dates.size(); row++) {
          dates.setMissing(row);
        }
      }
    }
    return copy;
  }

  @Test
  void spansOfTimeHaveNamesAndFirstDays() {
    LocalDate day = LocalDate.of(2026, 8, 17);
    assertThat(Interval.MONTH.of(day)).isEqualTo("2026-08");
    assertThat(Interval.firstDay("2026-08")).isEqualTo("2026-08-01");
    assertThat(Interval.QUARTER.of(day)).isEqualTo("2026-Q3");
    assertThat(Interval.firstDay("2026-Q3")).isEqualTo("2026-07-01");
    assertThat(Interval.firstDay(Interval.YEAR.of(day))).isEqualTo("2026-01-01");
  }
}
