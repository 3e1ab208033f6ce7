package org.trialbook.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.HeatMapSeries;
import org.knowm.xchart.HorizontalBarSeries;
import org.knowm.xchart.XYSeries;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ChartPictureTest {

  static Stream<Chart> charts() {
    return ChartSpecTest.charts().map(arguments -> (Chart) arguments.get()[1]);
  }

  @ParameterizedTest
  @MethodSource("charts")
  void isTwiceAsLargeAsTheChartAndWhiteAtItsEdges(Chart chart) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(chart.png()));
    Map<String, Object> spec = chart.spec();
    assertThat(image.getWidth()).isEqualTo(2 * (int) spec.get("width"));
    assertThat(image.getHeight()).isEqualTo(2 * (int) spec.get("height"));
    for (int x = 0; x < image.getWidth(); x++) {
      assertThat(image.getRGB(x, 0)).isEqualTo(Color.WHITE.getRGB());
      assertThat(image.getRGB(x, image.getHeight() - 1)).isEqualTo(Color.WHITE.getRGB());
    }
  }

  @Test
  void showsEverySeriesInItsColour() throws IOException {
    Chart chart = Chart.stackedBar(Tables.statusByYear(), "startYear", "studies", "overallStatus");
    assertThat(colours(chart)).containsAll(Palette.series(3).stream().map(Color::getRGB).toList());
  }

  @Test
  void differsWhenANumberDiffers() {
    Table table = Tables.phases();
    byte[] before = Chart.bar(table, "phase", "studies").png();
    table.longColumn("studies").set(1, 172L);
    assertThat(Chart.bar(table, "phase", "studies").png()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(names = {"BAR", "HORIZONTAL_BAR", "STACKED_BAR", "LINE", "HEAT_MAP"})
  void everyKindDrawsWhatIsOnlyOneOrNegativeOrNothingOrMany(ChartKind kind) throws IOException {
    for (List<Double> values :
        List.of(List.of(5.0), List.of(-3.0, 2.0), List.of(0.0, 0.0), many(60))) {
      StringColumn names = StringColumn.create("name");
      DoubleColumn numbers = DoubleColumn.create("number");
      values.forEach(
          value -> {
            names.append("A rather long name that has to be cut, number " + names.size());
            numbers.append(value);
          });
      Table table = Table.create(names, numbers, names.copy().setName("series"));
      boolean series = kind == ChartKind.STACKED_BAR || kind == ChartKind.HEAT_MAP;
      ChartData data = ChartData.of(kind, table, "name", series ? "series" : null, "number");
      byte[] png = Picture.png(kind, data, ChartLook.of(kind, data));
      assertThat(ImageIO.read(new ByteArrayInputStream(png))).isNotNull();
    }
  }

  /** The live chart and the picture say the same: both hold these numbers, in this order. */
  @ParameterizedTest
  @EnumSource(names = {"BAR", "HORIZONTAL_BAR", "STACKED_BAR", "LINE", "HEAT_MAP"})
  void hasTheNumbersOfTheSpecification(ChartKind kind) {
    boolean series =
        kind == ChartKind.STACKED_BAR || kind == ChartKind.HEAT_MAP || kind == ChartKind.LINE;
    Table table =
        switch (kind) {
          case HEAT_MAP -> Tables.sponsorByPhase().setName("t");
          case BAR, HORIZONTAL_BAR -> Tables.phases();
          default -> Tables.statusByYear();
        };
    String key = kind == ChartKind.STACKED_BAR || kind == ChartKind.LINE ? "startYear" : "phase";
    String by = kind == ChartKind.HEAT_MAP ? "leadSponsor" : "overallStatus";
    ChartData data = ChartData.of(kind, table, key, series ? by : null, "studies");
    ChartLook look = ChartLook.of(kind, data);
    assertThat(drawn(series(kind, data, look), data))
        .isNotEmpty()
        .isEqualTo(said(VegaLiteSpec.of(kind, data, look), key, by));
  }

  @Test
  void stacksAreas() {
    ChartData data =
        ChartData.of(
            ChartKind.AREA, Tables.statusByYear(), "startYear", "overallStatus", "studies");
    List<double[]> heights = new ArrayList<>();
    for (XYSeries series :
        Plots.area(data, ChartLook.of(ChartKind.AREA, data)).getSeriesCollection()) {
      heights.add(series.getYData());
    }
    // The first is the top one: the sum of all.
    for (int i = 0; i < data.key().values().size(); i++) {
      Object year = data.key().values().get(i);
      double sum =
          data.cells().stream()
              .filter(cell -> cell.key().equals(year))
              .mapToDouble(ChartCell::value)
              .sum();
      assertThat(heights.get(0)[i]).isEqualTo(sum);
    }
  }

  @Test
  void dotsAreWhereTheSpecificationHasThem() {
    Table table =
        Table.create(DoubleColumn.create("x", 1, 1, 3), DoubleColumn.create("y", 5, 5, 7));
    ChartData data = ChartData.of(ChartKind.SCATTER, table, "x", null, "y");
    ChartLook look = ChartLook.of(ChartKind.SCATTER, data);
    XYSeries dots = Plots.scatter(data, look).getSeriesCollection().iterator().next();
    assertThat(dots.getXData()).containsExactly(1, 1, 3);
    assertThat(dots.getYData()).containsExactly(5, 5, 7);
  }

  @Test
  void drawsDatesAtTheirDay() {
    ChartData data =
        ChartData.of(ChartKind.LINE, Tables.postedByDay(), "firstPosted", null, "newStudies");
    ChartLook look = ChartLook.of(ChartKind.LINE, data);
    XYSeries line = Plots.line(data, look).getSeriesCollection().iterator().next();
    assertThat(line.getXData())
        .containsExactly(day(LocalDate.of(2026, 11, 2)), day(LocalDate.of(2026, 11, 9)));
    assertThat(line.getYData()).containsExactly(790.5, 812.0);
  }

  private static double day(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private static List<Double> many(int count) {
    return IntStream.range(0, count).mapToObj(i -> 10.0 + i).toList();
  }

  private static Map<List<String>, Double> said(
      Map<String, Object> spec, String key, String series) {
    Map<List<String>, Double> numbers = new HashMap<>();
    for (Object row : (List<?>) ((Map<?, ?>) spec.get("data")).get("values")) {
      Map<?, ?> cell = (Map<?, ?>) row;
      Object of = cell.containsKey(series) ? cell.get(series) : "value";
      numbers.put(
          List.of(cell.get(key).toString(), of.toString()),
          ((Number) cell.get("studies")).doubleValue());
    }
    return numbers;
  }

  private static Collection<?> series(ChartKind kind, ChartData data, ChartLook look) {
    return switch (kind) {
      case BAR, STACKED_BAR -> Plots.bar(data, look).getSeriesCollection();
      case HORIZONTAL_BAR -> Plots.horizontalBar(data, look).getSeriesCollection();
      case LINE -> Plots.line(data, look).getSeriesCollection();
      case HEAT_MAP -> Plots.heatMap(data, look).getSeriesCollection();
      default -> throw new IllegalArgumentException(kind + " has no series of XChart");
    };
  }

  private static Map<List<String>, Double> drawn(Collection<?> drawn, ChartData data) {
    Map<List<String>, Double> numbers = new HashMap<>();
    for (Object each : drawn) {
      if (each instanceof CategorySeries series) {
        List<?> labels = List.copyOf(series.getXData());
        for (int i = 0; i < labels.size(); i++) {
          double height = series.getYData()[i];
          if (height != 0) {
            numbers.put(List.of(labels.get(i).toString(), series.getName()), height);
          }
        }
      } else if (each instanceof HorizontalBarSeries series) {
        for (int i = 0; i < series.getYData().size(); i++) {
          numbers.put(
              List.of(series.getYData().get(i).toString(), series.getName()),
              series.getXData().get(i).doubleValue());
        }
      } else if (each instanceof XYSeries series) {
        for (int i = 0; i < series.getXData().length; i++) {
          numbers.put(
              List.of(ChartNumbers.plain(series.getXData()[i]), series.getName()),
              series.getYData()[i]);
        }
      } else if (each instanceof HeatMapSeries series) {
        for (Number[] cell : series.getHeatData()) {
          numbers.put(
              List.of(
                  series.getXData().get(cell[0].intValue()).toString(),
                  series.getYData().get(cell[1].intValue()).toString()),
              cell[2].doubleValue());
        }
      }
    }
    assertThat(numbers).hasSize(data.cells().size());
    return numbers;
  }

  private static Set<Integer> colours(Chart chart) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(chart.png()));
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x += 2) {
      for (int y = 0; y < image.getHeight(); y += 2) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }
}
