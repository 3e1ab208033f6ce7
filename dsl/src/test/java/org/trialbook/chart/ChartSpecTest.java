package org.trialbook.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
  void yearsOnALineHaveNoThousandsSeparator() {
    String spec =
        Chart.line(Tables.statusByYear(), "startYear", "studies", "overallStatus")
            .spec()
            .toString();
    assertThat(spec).contains("format=d");
    Table sizes = Table.create(LongColumn.create("size", 1, 5_000), LongColumn.create("n", 1, 2));
    assertThat(Chart.line(sizes, "size", "n").spec().toString()).doesNotContain("format=d,");
  }

  @Test
  void onlyTheLargestAreShownAndTheCaptionSaysSo() {
    Map<String, Object> spec = Chart.horizontalBar(Tables.many(1_184), "country", "sites").spec();
    assertThat(spec.get("title").toString()).contains("Country: the 40 largest of 1,184.");
    assertThat((List<?>) ((Map<?, ?>) spec.get("data")).get("values")).hasSize(40);
  }
}
