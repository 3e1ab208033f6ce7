package org.trialbook.chart;

/** The kinds of charts. */
enum ChartKind {
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
