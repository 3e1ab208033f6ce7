package org.trialbook.chart;

/** What a chart is dressed for. */
public enum ChartTheme {
  /** White, for pages and notebooks. */
  LIGHT("#FFFFFF", "#222222", "#666666", "#E5E5E5", 1),
  /** Dark, for dark pages. */
  DARK("#1B1B1B", "#EEEEEE", "#B0B0B0", "#444444", 1),
  /** White with letters that are read across a room. */
  SLIDE("#FFFFFF", "#111111", "#444444", "#E0E0E0", 1.5),
  /** Black on white, for papers. */
  PRINT("#FFFFFF", "#000000", "#333333", "#DDDDDD", 1);

  final String background;
  final String ink;
  final String soft;
  final String grid;

  private final double letters;

  ChartTheme(String background, String ink, String soft, String grid, double letters) {
    this.background = background;
    this.ink = ink;
    this.soft = soft;
    this.grid = grid;
    this.letters = letters;
  }

  /** How much larger letters are. */
  double letters() {
    return letters;
  }
}
