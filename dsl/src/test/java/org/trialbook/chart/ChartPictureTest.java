package org.trialbook.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What pictures show, read from their SVG: the marks and the texts that Vega has drawn. */
class ChartPictureTest {

  static Stream<Chart> charts() {
    return ChartSpecTest.charts().map(arguments -> (Chart) arguments.get()[1]);
  }

  @ParameterizedTest
  @MethodSource("charts")
  void isTwiceAsLargeAsTheChartAndWhiteAtItsEdges(Chart chart) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(chart.png()));
    Map<String, Object> metadata = chart.mimeMetadata();
    assertThat(Map.of("width", image.getWidth() / 2, "height", image.getHeight() / 2))
        .isEqualTo(metadata.get("image/png"));
    for (int x = 0; x < image.getWidth(); x++) {
      assertThat(image.getRGB(x, 0)).isEqualTo(Color.WHITE.getRGB());
      assertThat(image.getRGB(x, image.getHeight() - 1)).isEqualTo(Color.WHITE.getRGB());
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
