package org.trialbook.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialbook.TrialbookException;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Specifications against golden files; -Dtrialbook.golden.update=true writes them anew. */
class ChartSpecTest {

  private static final Path GOLDEN = Path.of("src/test/resources/org/trialbook/chart");
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Arguments> charts() {
    return Stream.of(
        Arguments.of(
            "bar",
            Chart.bar(Tables.phases(), "phase", "studies")
                .title("Phase 2 is where most studies are")
                .subtitle("Studies with a drug")
                .source("ClinicalTrials.gov", LocalDate.of(2026, 11, 20))),
        Arguments.of(
            "horizontal-bar",
            Chart.horizontalBar(Tables.sponsors(), "leadSponsor", "Count [nctId]")),
        Arguments.of(
            "stacked-bar",
            Chart.stackedBar(Tables.statusByYear(), "startYear", "studies", "overallStatus")),
        Arguments.of("line", Chart.line(Tables.postedByDay(), "firstPosted", "newStudies")),
        Arguments.of(
            "lines", Chart.line(Tables.statusByYear(), "startYear", "studies", "overallStatus")),
        Arguments.of(
            "heat-map",
            Chart.heatMap(Tables.sponsorByPhase(), "phase", "leadSponsor", "studies")
                .width(500)
                .height(300)),
        Arguments.of(
            "area", Chart.area(Tables.statusByYear(), "startYear", "studies", "overallStatus")),
        Arguments.of("scatter", Chart.scatter(Tables.durations(), "months", "participants")),
        Arguments.of("histogram", Chart.histogram(Tables.durations(), "months")),
        Arguments.of("box", Chart.box(Tables.durations(), "phase", "months")),
        Arguments.of(
            "timeline", Chart.timeline(Tables.durations(), "nctId", "startDate", "endDate")),
        Arguments.of(
            "grouped-bar",
            Chart.stackedBar(Tables.statusByYear(), "startYear", "studies", "overallStatus")
                .grouped()
                .horizontal()
                .order("2022", "2021")
                .yTitle("Year")
                .labels()),
        Arguments.of(
            "shares",
            Chart.stackedBar(Tables.sponsorByPhase(), "phase", "studies", "leadSponsor")
                .share()
                .colours(Map.of("Larkmoor Clinic", "#123456"))
                .theme(ChartTheme.DARK)),
        Arguments.of(
            "intervals",
            Chart.intervals(Tables.intervals().first(2), "group", "percent", "low", "high")
                .log()
                .rule(20, "all")),
        Arguments.of(
            "steps",
            Chart.steps(Tables.intervals(), "months", "percent", "low", "high", "group")
                .theme(ChartTheme.SLIDE)),
        Arguments.of(
            "facets",
            Chart.line(Tables.statusByYear(), "startYear", "studies", "overallStatus").facets(2)),
        Arguments.of("no-rows", Chart.bar(Tables.phases().emptyCopy(), "phase", "studies")));
  }

  @ParameterizedTest
  @MethodSource("charts")
  void isAsTheGoldenFile(String name, Chart chart) throws IOException {
    Path file = GOLDEN.resolve(name + ".vl.json");
    String spec = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(chart.spec()) + "\n";
    if (Boolean.getBoolean("trialbook.golden.update")) {
      Files.writeString(file, spec);
    }
    assertThat(spec).isEqualToNormalizingNewlines(Files.readString(file));
  }

  @Test
  void specMayBeChangedWithoutChangingTheChart() {
    Chart chart = Chart.bar(Tables.phases(), "phase", "studies");
    Map<String, Object> spec = chart.spec();
    spec.put("mark", "point");
    assertThat(chart.spec()).doesNotContain(entry("mark", "point"));
  }

  @Test
  void namesWithDotsAndBracketsAreNotPaths() {
    Table table =
        Table.create(StringColumn.create("a.b", "x"), LongColumn.create("Sum [n]", new long[] {1}));
    assertThat(Chart.bar(table, "a.b", "Sum [n]").spec().toString())
        .contains("field=a\\.b", "field=Sum \\[n\\]")
        .contains("{a.b=x, Sum [n]=1}");
  }

  @Test
  void aColumnCalledRankIsNotMistakenForTheRankInTheStack() {
    Table table =
        Table.create(
            StringColumn.create("phase", "1", "1"),
            StringColumn.create("rank", "a", "b"),
            LongColumn.create("n", 1, 2));
    assertThat(Chart.stackedBar(table, "phase", "n", "rank").spec().toString())
        .contains("{phase=1, rank=a, __rank=1, n=1}");
  }

  @Test
  void anAxisOfTimeHasRoomForYearsAndMonthsWithoutAValue() {
    Table years =
        Table.create(
            IntColumn.create("year", new int[] {2003, 2005, 2008}),
            LongColumn.create("n", 1, 2, 3));
    assertThat(Chart.bar(years, "year", "n").spec().toString())
        .contains("domain=[2003, 2004, 2005, 2006, 2007, 2008]");
    assertThat(Chart.line(years, "year", "n").spec().toString()).contains("{year=2004, n=null}");
    Table months =
        Table.create(
            StringColumn.create("start", "2024-11", "2025-02"), LongColumn.create("n", 1, 2));
    assertThat(Chart.bar(months, "start", "n").spec().toString())
        .contains("domain=[2024-11, 2024-12, 2025-01, 2025-02]");
    Table quarters =
        Table.create(
            StringColumn.create("start", "2024-Q3", "2025-Q1"), LongColumn.create("n", 1, 2));
    assertThat(Chart.bar(quarters, "start", "n").spec().toString())
        .contains("domain=[2024-Q3, 2024-Q4, 2025-Q1]");
  }

  @Test
  void yearsHaveNoThousandsSeparator() {
    Table years = Table.create(LongColumn.create("year", 2003, 2005), LongColumn.create("n", 1, 2));
    assertThat(Chart.scatter(years, "year", "n").spec().toString()).contains("format=d,");
    Table sizes = Table.create(LongColumn.create("size", 1, 5_000), LongColumn.create("n", 1, 2));
    assertThat(Chart.scatter(sizes, "size", "n").spec().toString()).doesNotContain("format=d,");
  }

  @Test
  void countsHaveWholeTicks() {
    assertThat(Chart.bar(Tables.phases(), "phase", "studies").spec().toString())
        .contains("tickMinStep=1, format=,d");
  }

  @Test
  void aSpecificationOfOnesOwnStandsUnlessAStepSaysOtherwise() {
    Chart own =
        Chart.vegaLite(
            "{\"title\":\"mine\",\"width\":50,\"data\":{\"values\":[]},\"mark\":\"bar\"}");
    assertThat(own.spec())
        .containsEntry("title", "mine")
        .containsEntry("width", 50)
        .doesNotContainKeys("config", "height");
    assertThat(own.width(300).spec()).containsEntry("width", 300);
    assertThatThrownBy(() -> Chart.vegaLite("[1]"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("no object");
    assertThatThrownBy(() -> Chart.vegaLite("mark: bar"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("This is no JSON");
  }

  @Test
  void whatHasNoShareIsToldSo() {
    Table table =
        Table.create(
            StringColumn.create("a", "x", "x"),
            StringColumn.create("b", "y", "z"),
            LongColumn.create("n", 1, -2));
    assertThatThrownBy(() -> Chart.stackedBar(table, "a", "n", "b").share())
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("below zero");
  }

  @Test
  void aMillionDotsAreThinnedAndSaySo() {
    double[] many = IntStream.range(0, 1_000_000).asDoubleStream().toArray();
    Table table = Table.create(DoubleColumn.create("x", many), DoubleColumn.create("y", many));
    Chart chart = Chart.scatter(table, "x", "y");
    assertThat(chart.spec().get("title").toString())
        .contains("Drawn are 20,000 rows, evenly out of 1,000,000.");
  }

  @Test
  void aMapOfCountriesSaysWhichItHasNot() {
    Table table =
        Table.create(
            StringColumn.create("country", "Korea, Republic of", "Turkey (Türkiye)", "Malta"),
            LongColumn.create("studies", 5, 6, 7));
    assertThat(Chart.countryMap(table, "country", "studies").spec().toString())
        .contains("{name=South Korea, value=5}", "{name=Turkey, value=6}")
        .contains("Not on this map: Malta (7).");
  }

  @Test
  void onlyTheLargestAreShownAndTheCaptionSaysSo() {
    Map<String, Object> spec = Chart.horizontalBar(Tables.many(1_184), "country", "sites").spec();
    assertThat(spec.get("title").toString()).contains("Country: the 40 largest of 1,184.");
    assertThat((List<?>) ((Map<?, ?>) spec.get("data")).get("values")).hasSize(40);
  }

  /** What an analyst saw: lines of a grid without numbers, and bars beyond the last number. */
  @Test
  void anAxisOfValuesHasNumbersThatFitAndEndsAtOne() {
    Chart bars = Chart.horizontalBar(Tables.many(30), "country", "sites");
    assertThat(bars.spec().toString()).contains("tickCount=6", "scale={nice=6}");
    Chart slide = bars.theme(ChartTheme.SLIDE);
    assertThat(slide.spec().toString()).contains("tickCount=6", "scale={nice=6}");
  }

  @Test
  void namesOfColumnsAreLevelWhereThereIsRoomBesideLongNamesOfRows() {
    Table table =
        Table.create(
            StringColumn.create("phase", "PHASE1", "PHASE2", "PHASE3", "PHASE4"),
            StringColumn.create("sponsor", "x".repeat(90), "a", "b", "c"),
            LongColumn.create("n", 1, 2, 3, 4));
    assertThat(Chart.heatMap(table, "phase", "sponsor", "n").spec().toString())
        .contains("labelAngle=0")
        .doesNotContain("labelAngle=-40");
  }

  @Test
  void namesOnSlidesAreAsLongAsElsewhere() {
    Chart chart = Chart.horizontalBar(Tables.sponsors(), "leadSponsor", "Count [nctId]");
    assertThat(chart.spec().toString()).contains("labelLimit=260,");
    assertThat(chart.theme(ChartTheme.SLIDE).spec().toString()).contains("labelLimit=390,");
  }
}
