package org.trialbook.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.LegendPosition;

/** How the plots inside of pictures look: white, without frames, with quiet lines. */
final class PlotStyle {

  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
  static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

  private static final int ROOM_FOR_A_NUMBER = 50;

  private PlotStyle() {}

  static void category(CategoryChart chart, ChartData data, ChartLook look) {
    common(chart.getStyler(), data);
    chart.setYAxisTitle(data.valueLabel());
    chart.setXAxisTitle(data.key().label());
    chart.getStyler().setStacked(data.series() != null).setAvailableSpaceFill(0.72);
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    everyLabel(chart.getStyler(), data.key().values().size());
    tilt(chart.getStyler(), data, look);
    fromZero(chart.getStyler(), data);
  }

  static void lines(CategoryChart chart) {
    chart.getStyler().setStacked(false);
    chart.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Line);
  }

  static void horizontalBar(HorizontalBarChart chart, ChartData data) {
    common(chart.getStyler(), data);
    chart.setYAxisTitle(data.key().label());
    chart.setXAxisTitle(data.valueLabel());
    chart.getStyler().setAvailableSpaceFill(0.72);
    chart.getStyler().setPlotGridHorizontalLinesVisible(false);
    everyLabel(chart.getStyler(), data.key().values().size());
  }

  static void line(XYChart chart, ChartData data) {
    common(chart.getStyler(), data);
    chart.setYAxisTitle(data.valueLabel());
    chart.setXAxisTitle(data.key().label());
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    chart.getStyler().setMarkerSize(6);
    chart.getStyler().setSeriesLines(new BasicStroke[] {new BasicStroke(2.5f)});
    chart.getStyler().setTimezone(TimeZone.getTimeZone("UTC"));
    if (data.key().years()) {
      chart.getStyler().setXAxisDecimalPattern("0");
    }
    fromZero(chart.getStyler(), data);
  }

  static void area(XYChart chart, ChartData data) {
    line(chart, data);
    chart.getStyler().setLegendVisible(data.series() != null);
    chart.getStyler().setYAxisMin(0.0);
  }

  static void scatter(XYChart chart, ChartData data) {
    common(chart.getStyler(), data);
    chart.setYAxisTitle(data.valueLabel());
    chart.setXAxisTitle(data.key().label());
    chart.getStyler().setMarkerSize(7);
    chart.getStyler().setTimezone(TimeZone.getTimeZone("UTC"));
    if (data.key().years()) {
      chart.getStyler().setXAxisDecimalPattern("0");
    }
  }

  static void heatMap(HeatMapChart chart, ChartData data, ChartLook look) {
    common(chart.getStyler(), data);
    chart.setYAxisTitle(data.series().label());
    chart.setXAxisTitle(data.key().label());
    chart.getStyler().setPlotGridLinesVisible(false);
    chart.getStyler().setPlotContentSize(1);
    // Without numbers the small print says what light and dark mean; XChart's legend would cover
    // cells.
    chart.getStyler().setShowValue(showsNumbers(data, look)).setValueFont(SMALL);
    chart.getStyler().setLegendVisible(false);
    DoubleSummaryStatistics values =
        data.cells().stream().mapToDouble(ChartCell::value).summaryStatistics();
    chart.getStyler().setMin(Math.min(0, values.getMin())).setMax(Math.max(1, values.getMax()));
    chart.getStyler().setRangeColors(Palette.amounts().toArray(Color[]::new));
    chart.getStyler().setHeatMapDecimalValueFormatter(ChartNumbers::grouped);
    everyLabel(
        chart.getStyler(), Math.max(data.key().values().size(), data.series().values().size()));
    tilt(chart.getStyler(), data, look);
  }

  /** Whether the columns of a heat map are wide enough to have their numbers in them. */
  static boolean showsNumbers(ChartData data, ChartLook look) {
    return look.width() / data.key().values().size() >= ROOM_FOR_A_NUMBER;
  }

  private static void common(AxesChartStyler styler, ChartData data) {
    int series = data.series() == null ? 1 : data.series().values().size();
    List<Color> colours = Palette.series(series);
    styler.setLocale(Locale.ROOT);
    styler.setBaseFont(TEXT);
    styler.setChartTitleVisible(false);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setChartFontColor(Palette.INK);
    styler.setPlotBorderVisible(false);
    styler.setChartPadding(0);
    styler.setSeriesColors(colours.toArray(Color[]::new));
    styler.setLegendVisible(series > 1);
    styler.setLegendPosition(LegendPosition.OutsideE);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendFont(SMALL);
    styler.setAxisTitleFont(TEXT);
    styler.setAxisTickLabelsFont(SMALL);
    styler.setAxisTickLabelsColor(Palette.INK);
    styler.setYAxisLabelAlignment(TextAlignment.Right);
    styler.setPlotMargin(0);
    styler.setAxisTickPadding(6);
    styler.setAxisTicksLineVisible(false);
    styler.setAxisTicksMarksVisible(false);
    styler.setPlotGridLinesColor(Palette.GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setDecimalPattern("#,##0.##");
    styler.setAntiAlias(true);
  }

  /** XChart leaves out labels of categories, on both axes, unless it is told how many there are. */
  private static void everyLabel(AxesChartStyler styler, int labels) {
    styler.setXAxisMaxLabelCount(Math.max(2, labels));
  }

  private static void tilt(AxesChartStyler styler, ChartData data, ChartLook look) {
    if (data.tiltsLabels(look.width())) {
      styler.setXAxisLabelRotation(40);
      styler.setXAxisLabelAlignment(TextAlignment.Right);
    }
  }

  private static void fromZero(AxesChartStyler styler, ChartData data) {
    if (data.cells().stream().allMatch(cell -> cell.value() >= 0)) {
      styler.setYAxisMin(0.0);
    }
  }
}
