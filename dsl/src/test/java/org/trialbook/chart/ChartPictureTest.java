package org.trialbook.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/** What pictures show, read from their SVG: the marks and the texts that Vega has drawn. */
class ChartPictureTest {

  static Stream<Chart> charts() {
    return ChartSpecTest.charts().map(arguments -> (Chart) arguments.get()[1]);
  }

  @ParameterizedTest
  @MethodSource("charts")
  void isTwiceAsLargeAsTheChartAndPlainAtItsEdges(Chart chart) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(chart.png()));
    Object metadata = chart.mimeMetadata().get("image/png");
    if (metadata != null) { // small multiples are as large as they need to be
      assertThat(Map.of("width", image.getWidth() / 2, "height", image.getHeight() / 2))
          .isEqualTo(metadata);
    }
    Color edge = Color.decode(chart.spec().get("background").toString());
    for (int x = 0; x < image.getWidth(); x++) {
      assertThat(image.getRGB(x, 0)).isEqualTo(edge.getRGB());
      assertThat(image.getRGB(x, image.getHeight() - 1)).isEqualTo(edge.getRGB());
    }
  }

  @Test
  void hasABarForEachNumberAndTheTextsOfTheChart() {
    Document svg = svg(Chart.bar(Tables.phases(), "phase", "studies").subtitle("Drugs & more"));
    assertThat(svg.select("g.mark-rect.role-mark path").size()).isEqualTo(4);
    assertThat(svg.select("text").eachText())
        .contains("Studies by phase", "Drugs & more", "Phase 1/Phase 2", "(missing)", "Studies");
  }

  @Test
  void barsAreAsHighAsTheirNumbers() {
    List<String> bars =
        svg(Chart.bar(Tables.phases(), "phase", "studies"))
            .select("g.mark-rect.role-mark path")
            .eachAttr("aria-label");
    assertThat(bars).contains("Phase: Phase 2; Studies: 312", "Phase: (missing); Studies: 12");
  }

  @Test
  void showsEverySeriesInItsColour() {
    Document svg =
        svg(Chart.stackedBar(Tables.statusByYear(), "startYear", "studies", "overallStatus"));
    assertThat(svg.select("g.mark-rect.role-mark path").eachAttr("fill").stream().distinct())
        .hasSize(3);
  }

  @Test
  void aMapHasLandThatIsNoneOfTheSea() {
    Table sites =
        Table.create(
            "sites",
            DoubleColumn.create("longitude", 2.35, -74.0),
            DoubleColumn.create("latitude", 48.85, 40.7));
    Document svg = svg(Chart.dotMap(sites, "longitude", "latitude"));
    assertThat(svg.select("g.mark-symbol.role-mark path").size()).isEqualTo(2);
    // Land that fills the globe begins at its frame.
    assertThat(svg.select("g.mark-shape path").attr("d")).doesNotContain("M0,0").contains("Z");
  }

  @Test
  void textsOfARegistryAreTextsOnly() {
    String hostile = "</text><script>alert(1)</script>{{7*7}} \" & \u0000 datum['x']";
    Table table =
        Table.create(StringColumn.create("name", hostile, "b"), DoubleColumn.create("n", 1.0, 2.0));
    Chart chart = Chart.horizontalBar(table, "name", "n").title(hostile).caption(hostile);
    assertThat(svg(chart).select("script").size()).isZero();
    assertThat(svg(chart).select("text").eachText().toString()).contains("{{7*7}}");
    assertThat(chart.png()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {3_000, 1_000_000})
  void isAPictureForAnyNumberOfRows(int rows) {
    double[] numbers = IntStream.range(0, rows).asDoubleStream().toArray();
    Chart chart =
        Chart.scatter(
            Table.create(DoubleColumn.create("x", numbers), DoubleColumn.create("y", numbers)),
            "x",
            "y");
    assertThat(chart.png()).isNotEmpty();
  }

  @Test
  void drawsNumbersAtTheirMarks() {
    Chart chart = Chart.bar(Tables.phases(), "phase", "studies").labels();
    assertThat(svg(chart).select("g.mark-text.role-mark text").eachText())
        .containsExactlyInAnyOrder("38", "72", "312", "12");
  }

  @Test
  void aBandGoesWithItsSteps() {
    Chart chart =
        Chart.steps(Tables.intervals(), "months", "percent", "low", "high", "group")
            .rule(50, "half");
    Document svg = svg(chart);
    assertThat(svg.select("g.mark-area path").size()).isEqualTo(2);
    assertThat(svg.select("g.mark-line path").size()).isEqualTo(2);
    assertThat(svg.select("g.mark-text.role-mark text").eachText()).containsExactly("half");
  }

  @Test
  void layersShareTheirAxes() {
    Table years = Tables.statusByYear().where(Selection.withRange(1, 3));
    Document svg =
        svg(
            Chart.layers(
                Chart.bar(years, "startYear", "studies"),
                Chart.line(years, "startYear", "studies")));
    assertThat(svg.select("g.mark-rect.role-mark path").size()).isEqualTo(2);
    assertThat(svg.select("g.mark-line path").attr("stroke"))
        .isNotEqualTo(svg.select("g.mark-rect.role-mark path").attr("fill"));
  }

  @Test
  void aPageHasNoCodeOfARegistry(@TempDir Path folder) throws IOException {
    String hostile = "</script><script>alert(1)</script><!--";
    Table table =
        Table.create(StringColumn.create("name", hostile, "b"), DoubleColumn.create("n", 1.0, 2.0));
    Path page = folder.resolve("chart.html");
    Chart.bar(table, "name", "n").title(hostile).save(page);
    Document read = Jsoup.parse(Files.readString(page));
    assertThat(read.select("script").size()).isEqualTo(4);
    assertThat(read.select("script").eachAttr("src")).isEmpty();
    assertThat(read.select("script").stream().noneMatch(each -> each.data().equals("alert(1)")))
        .isTrue();
  }

  @Test
  void aLineHasGapsAcrossTwoCenturies() {
    Table table =
        Table.create(
            IntColumn.create("year", new int[] {1900, 2020, 2021, 2099}),
            DoubleColumn.create("n", 1, 2, Double.NaN, 3));
    Document svg = svg(Chart.line(table, "year", "n"));
    assertThat(svg.select("g.mark-symbol.role-mark path").size()).isEqualTo(3);
    assertThat(svg.select("g.mark-line path").attr("d")).doesNotContain("L");
  }

  @Test
  void smallChartsEachHaveTheirRule() {
    Chart chart =
        Chart.line(Tables.statusByYear(), "startYear", "studies", "overallStatus")
            .facets(3)
            .rule(20, "many");
    assertThat(svg(chart).select("text").eachText().stream().filter("many"::equals)).hasSize(3);
  }

  @Test
  void drawsManyAndOneAndNothing() throws IOException {
    for (int rows : List.of(0, 1, 200)) {
      Chart chart = Chart.bar(Tables.many(rows), "country", "sites");
      assertThat(ImageIO.read(new ByteArrayInputStream(chart.png()))).isNotNull();
    }
  }

  private static Document svg(Chart chart) {
    return Jsoup.parse(chart.svg(), Parser.xmlParser());
  }
}
