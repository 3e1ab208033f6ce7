package org.trialbook.chart;

/** The kinds of charts: how each is said in Vega-Lite, and how it is drawn. */
enum Kind {
  BAR,
  HORIZONTAL_BAR,
  STACKED_BAR,
  LINE,
  AREA,
  SCATTER,
  HEAT_MAP,
  BOX,
  TIMELINE,
  DOT_MAP;

  /** More bars or rows than this nobody reads. */
  static final int MOST_CATEGORIES = 40;

  Encodings.View encode(ChartData data, Look look) {
    return switch (this) {
      case BAR -> Encodings.bar(data, look);
      case HORIZONTAL_BAR -> Encodings.horizontalBar(data);
      case STACKED_BAR -> Encodings.stackedBar(data, look);
      case LINE -> Encodings.line(data, look);
      case AREA -> Encodings.area(data, look);
      case SCATTER -> Encodings.scatter(data, look);
      case HEAT_MAP -> Encodings.heatMap(data, look);
      case BOX -> LayeredEncodings.box(data);
      case TIMELINE -> LayeredEncodings.timeline(data);
      case DOT_MAP -> LayeredEncodings.dotMap(data);
    };
  }

  Plot plot(ChartData data, Look look) {
    return switch (this) {
      case BAR, STACKED_BAR -> new Plot.XChart(Plots.bar(data, look));
      case HORIZONTAL_BAR -> new Plot.XChart(Plots.horizontalBar(data, look));
      case LINE -> new Plot.XChart(Plots.line(data, look));
      case AREA -> new Plot.XChart(Plots.area(data, look));
      case SCATTER -> new Plot.XChart(Plots.scatter(data, look));
      case HEAT_MAP -> new Plot.XChart(Plots.heatMap(data, look));
      case BOX -> RowsPlot.box(data);
      case TIMELINE -> RowsPlot.timeline(data);
      case DOT_MAP -> new MapPlot(data);
    };
  }

  /** Whether what it is drawn by are categories, even where they are numbers or dates. */
  boolean showsCategories() {
    return switch (this) {
      case LINE, AREA, SCATTER, DOT_MAP -> false;
      default -> true;
    };
  }

  /** Whether several rows of the table may have the same place. */
  boolean repeats() {
    return this == SCATTER || this == DOT_MAP;
  }

  /** How many series can be told apart: by their place in a heat map, by their colour elsewhere. */
  int mostSeries() {
    return this == HEAT_MAP ? MOST_CATEGORIES : Palette.MOST;
  }
}
