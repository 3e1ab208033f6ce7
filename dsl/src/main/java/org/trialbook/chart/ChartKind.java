package org.trialbook.chart;

/** The kinds of charts that are drawn from a table. */
enum ChartKind {
  BAR,
  STACKED_BAR,
  HISTOGRAM,
  LINE,
  STEPS,
  AREA,
  SCATTER,
  HEAT_MAP,
  BOX,
  INTERVALS,
  TIMELINE,
  DOT_MAP,
  COUNTRY_MAP;

  /** More bars or rows than this nobody reads. */
  static final int MOST_CATEGORIES = 40;

  /** More dots than this are one blot, and too much to keep in a notebook. */
  static final int MOST_DOTS = 20_000;

  /** Whether what it is drawn by are categories, even where they are numbers or dates. */
  boolean showsCategories() {
    return switch (this) {
      case LINE, STEPS, AREA, SCATTER, HISTOGRAM, DOT_MAP -> false;
      default -> true;
    };
  }

  /** Whether several rows of the table may have the same place. */
  boolean repeats() {
    return this == SCATTER || this == DOT_MAP || this == STEPS;
  }

  /**
   * Whether years, quarters and months are spans of an axis of time, with room for missing ones.
   */
  boolean isOverTime() {
    return this == BAR || this == STACKED_BAR || this == LINE || this == AREA;
  }

  int mostCategories() {
    return switch (this) {
      case COUNTRY_MAP -> 300;
      case SCATTER, DOT_MAP -> MOST_DOTS;
      default -> MOST_CATEGORIES;
    };
  }

  /** How many series can be told apart: by their place in a heat map, by their colour elsewhere. */
  int mostSeries() {
    return this == HEAT_MAP ? MOST_CATEGORIES : Palette.MOST;
  }
}
