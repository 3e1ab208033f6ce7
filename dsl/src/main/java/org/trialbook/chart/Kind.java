package org.trialbook.chart;

import org.knowm.xchart.internal.chartpart.AxesChart;

/** The kinds of charts: how each is said in Vega-Lite, and how it is drawn. */
enum Kind {
  BAR,
  HORIZONTAL_BAR,
  STACKED_BAR,
  LINE,
  HEAT_MAP;

  /** More bars or rows than this nobody reads. */
  static final int MOST_CATEGORIES = 40;

  Encodings.View encode(ChartData data, Look look) {
    return switch (this) {
      case BAR -> Encodings.bar(data, look);
      case HORIZONTAL_BAR -> Encodings.horizontalBar(data);
      case STACKED_BAR -> Encodings.stackedBar(data, look);
      case LINE -> Encodings.line(data, look);
      case HEAT_MAP -> Encodings.heatMap(data, look);
    };
  }

  AxesChart<?, ?> plot(ChartData data, Look look) {
    return switch (this) {
      case BAR, STACKED_BAR -> Plots.bar(data, look);
      case HORIZONTAL_BAR -> Plots.horizontalBar(data, look);
      case LINE -> Plots.line(data, look);
      case HEAT_MAP -> Plots.heatMap(data, look);
    };
  }

  /** Whether what it is drawn by are categories, even where they are numbers or dates. */
  boolean showsCategories() {
    return this != LINE;
  }

  /** How many series can be told apart: by their place in a heat map, by their colour elsewhere. */
  int mostSeries() {
    return this == HEAT_MAP ? MOST_CATEGORIES : Palette.MOST;
  }
}
