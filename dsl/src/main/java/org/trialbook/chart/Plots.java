package org.trialbook.chart;

import java.awt.Color;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The plots inside of pictures, most of them drawn by XChart, one method per kind. */
final class Plots {

  private static final int LONGEST_LABEL = 36;

  /** A longer tilted label would stand out of the picture, and XChart leaves it out then. */
  private static final int LONGEST_TILTED_LABEL = 17;

  private static final String ONLY_SERIES = "value";

  private Plots() {}

  static Plot of(ChartKind kind, ChartData data, ChartLook look) {
    return switch (kind) {
      case BAR, STACKED_BAR -> bar(data, look)::paint;
      case HORIZONTAL_BAR -> horizontalBar(data, look)::paint;
      case LINE ->
          data.key().scale() == Dimension.Scale.CATEGORY
              ? lineOverCategories(data, look)::paint
              : line(data, look)::paint;
      case AREA -> area(data, look)::paint;
      case SCATTER -> scatter(data, look)::paint;
      case HEAT_MAP -> heatMap(data, look)::paint;
      case BOX -> RowsPlot.box(data);
      case TIMELINE -> RowsPlot.timeline(data);
      case DOT_MAP -> new MapPlot(data);
    };
  }

  static CategoryChart bar(ChartData data, ChartLook look) {
    return categories(data, look, 0);
  }

  private static CategoryChart categories(ChartData data, ChartLook look, double absent) {
    CategoryChart chart = new CategoryChart(look.width(), look.height());
    PlotStyle.category(chart, data, look);
    List<String> labels = across(data, look);
    for (Object series : series(data)) {
      Map<Object, Double> values = data.valuesOf(series);
      List<Double> heights =
          data.key().values().stream().map(key -> values.getOrDefault(key, absent)).toList();
      chart.addSeries(series.toString(), labels, heights);
    }
    return chart;
  }

  static HorizontalBarChart horizontalBar(ChartData data, ChartLook look) {
    HorizontalBarChart chart = new HorizontalBarChart(look.width(), look.height());
    PlotStyle.horizontalBar(chart, data);
    List<Double> widths = data.cells().stream().map(ChartCell::value).toList();
    chart.addSeries(ONLY_SERIES, widths, Labels.distinct(data.key(), LONGEST_LABEL));
    return chart;
  }

  static CategoryChart lineOverCategories(ChartData data, ChartLook look) {
    CategoryChart chart = categories(data, look, Double.NaN);
    PlotStyle.lines(chart);
    return chart;
  }

  static XYChart line(ChartData data, ChartLook look) {
    XYChart chart = new XYChart(look.width(), look.height());
    PlotStyle.line(chart, data);
    for (Object series : series(data)) {
      Map<Object, Double> values = data.valuesOf(series);
      XYSeries line =
          add(
              chart,
              series.toString(),
              data.key().scale(),
              List.copyOf(values.keySet()),
              List.copyOf(values.values()));
      line.setMarker(SeriesMarkers.CIRCLE);
    }
    return chart;
  }

  /**
   * Areas on top of each other: each is drawn up to its sum with those below, the top one first.
   */
  static XYChart area(ChartData data, ChartLook look) {
    XYChart chart = new XYChart(look.width(), look.height());
    PlotStyle.area(chart, data);
    List<Object> keys = data.key().values();
    List<double[]> sums = new ArrayList<>();
    for (Object series : series(data)) {
      Map<Object, Double> values = data.valuesOf(series);
      double[] below = sums.isEmpty() ? new double[keys.size()] : sums.get(sums.size() - 1);
      sums.add(
          IntStream.range(0, keys.size())
              .mapToDouble(i -> below[i] + values.getOrDefault(keys.get(i), 0.0))
              .toArray());
    }
    List<Color> colours = Palette.series(sums.size());
    for (int i = sums.size() - 1; i >= 0; i--) {
      List<Double> heights = Arrays.stream(sums.get(i)).boxed().toList();
      XYSeries area = add(chart, series(data).get(i).toString(), data.key().scale(), keys, heights);
      area.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
      area.setMarker(SeriesMarkers.NONE);
      area.setLineColor(colours.get(i));
      area.setFillColor(data.series() == null ? Palette.pale(colours.get(i)) : colours.get(i));
    }
    return chart;
  }

  static XYChart scatter(ChartData data, ChartLook look) {
    XYChart chart = new XYChart(look.width(), look.height());
    PlotStyle.scatter(chart, data);
    for (Object series : series(data)) {
      List<ChartCell> cells =
          data.cells().stream()
              .filter(cell -> data.series() == null || cell.series().equals(series))
              .toList();
      XYSeries points =
          add(
              chart,
              series.toString(),
              data.key().scale(),
              cells.stream().map(ChartCell::key).toList(),
              cells.stream().map(ChartCell::value).toList());
      points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      points.setMarker(SeriesMarkers.CIRCLE);
    }
    return chart;
  }

  private static XYSeries add(
      XYChart chart, String name, Dimension.Scale scale, List<Object> keys, List<Double> values) {
    return scale == Dimension.Scale.DATE
        ? chart.addSeries(name, keys.stream().map(Plots::date).toList(), values)
        : chart.addSeries(name, keys.stream().map(Double.class::cast).toList(), values);
  }

  static HeatMapChart heatMap(ChartData data, ChartLook look) {
    HeatMapChart chart = new HeatMapChart(look.width(), look.height(), ChartTheme.XChart);
    PlotStyle.heatMap(chart, data, look);
    List<Object> columns = data.key().values();
    // XChart counts rows from below; the table's first row stands on top.
    List<Object> rows = new ArrayList<>(data.series().values());
    Collections.reverse(rows);
    List<Number[]> cells = new ArrayList<>();
    for (ChartCell cell : data.cells()) {
      cells.add(
          new Number[] {columns.indexOf(cell.key()), rows.indexOf(cell.series()), cell.value()});
    }
    List<String> rowLabels = new ArrayList<>(Labels.distinct(data.series(), LONGEST_LABEL));
    Collections.reverse(rowLabels);
    chart.addSeries(ONLY_SERIES, across(data, look), rowLabels, cells);
    return chart;
  }

  private static List<Object> series(ChartData data) {
    return data.series() == null ? List.of(ONLY_SERIES) : data.series().values();
  }

  private static Date date(Object day) {
    return Date.from(((LocalDate) day).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static List<String> across(ChartData data, ChartLook look) {
    boolean tilted = data.tiltsLabels(look.width());
    return Labels.distinct(data.key(), tilted ? LONGEST_TILTED_LABEL : LONGEST_LABEL);
  }
}
