package org.trialbook.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Boxes and timelines: for each row of the chart a mark that lies between values on one axis.
 *
 * @param ticks where the axis has lines, with what is written there
 */
record RowsPlot(ChartData data, double low, double high, Map<Double, String> ticks, boolean boxes)
    implements Plot {

  private static final int AXIS = 44;
  private static final int LONGEST_LABEL = 36;
  private static final double THICK = 14;
  private static final int WANTED_TICKS = 6;
  private static final Color WHISKER = Color.decode("#888888");

  /** Five numbers a row: min, q1, median, q3, max. */
  static RowsPlot box(ChartData data) {
    double low = data.cells().stream().mapToDouble(ChartCell::value).min().orElse(0);
    double high = data.cells().stream().mapToDouble(ChartCell::value).max().orElse(1);
    double room = Math.max(1e-9, (high - low) * 0.03);
    return new RowsPlot(data, low - room, high + room, numbers(low, high), true);
  }

  /** Two days a row, counted from 1970: start and end. */
  static RowsPlot timeline(ChartData data) {
    double low = data.cells().stream().mapToDouble(ChartCell::value).min().orElse(0);
    double high = data.cells().stream().mapToDouble(ChartCell::value).max().orElse(1);
    double room = Math.max(1, (high - low) * 0.02);
    return new RowsPlot(data, low - room, high + room, days(low, high), false);
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    graphics.setFont(PlotStyle.SMALL);
    FontMetrics metrics = graphics.getFontMetrics();
    List<String> labels =
        data.key().texts().stream().map(text -> Labels.shortened(text, LONGEST_LABEL)).toList();
    int left = labels.stream().mapToInt(metrics::stringWidth).max().orElse(0) + 10;
    int bottom = height - AXIS;
    double step = (double) bottom / Math.max(1, labels.size());
    double scale = (width - left - 12) / (high - low);
    grid(graphics, left, bottom, scale);
    for (int i = 0; i < labels.size(); i++) {
      double middle = step * (i + 0.5);
      graphics.setColor(Palette.INK);
      graphics.drawString(
          labels.get(i),
          left - 8 - metrics.stringWidth(labels.get(i)),
          (float) middle + metrics.getAscent() / 2f - 2);
      Map<Object, Double> parts = data.partsOf(data.key().values().get(i));
      mark(graphics, parts, left, middle, scale, Math.min(THICK, step * 0.7));
    }
    String title = boxes ? data.valueLabel() : "";
    graphics.setFont(PlotStyle.TEXT);
    graphics.setColor(Palette.INK);
    graphics.drawString(
        title,
        left + (width - left - graphics.getFontMetrics().stringWidth(title)) / 2f,
        height - 8f);
  }

  private void grid(Graphics2D graphics, int left, int bottom, double scale) {
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.setStroke(new BasicStroke(1));
    ticks.forEach(
        (value, label) -> {
          double x = left + (value - low) * scale;
          graphics.setColor(Palette.GRID);
          graphics.draw(new Line2D.Double(x, 0, x, bottom));
          graphics.setColor(Palette.INK);
          graphics.drawString(label, (float) x - metrics.stringWidth(label) / 2f, bottom + 15f);
        });
  }

  private void mark(
      Graphics2D graphics,
      Map<Object, Double> parts,
      int left,
      double middle,
      double scale,
      double thick) {
    Color colour = Palette.series(1).get(0);
    if (!boxes) {
      bar(
          graphics,
          colour,
          x(parts, "start", left, scale),
          x(parts, "end", left, scale),
          middle,
          thick);
      return;
    }
    graphics.setColor(WHISKER);
    graphics.draw(
        new Line2D.Double(
            x(parts, "min", left, scale), middle, x(parts, "max", left, scale), middle));
    bar(graphics, colour, x(parts, "q1", left, scale), x(parts, "q3", left, scale), middle, thick);
    double median = x(parts, "median", left, scale);
    bar(graphics, Color.WHITE, median - 1, median + 1, middle, thick);
  }

  private static void bar(
      Graphics2D graphics, Color colour, double from, double to, double middle, double thick) {
    graphics.setColor(colour);
    graphics.fill(
        new Rectangle2D.Double(from, middle - thick / 2, Math.max(1.5, to - from), thick));
  }

  private double x(Map<Object, Double> parts, String part, int left, double scale) {
    return left + (parts.get(part) - low) * scale;
  }

  private static Map<Double, String> numbers(double low, double high) {
    double rough = Math.max(1e-9, (high - low) / WANTED_TICKS);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power;
    for (double factor : new double[] {1, 2, 5, 10}) {
      if (power * factor >= rough) {
        step = power * factor;
        break;
      }
    }
    Map<Double, String> ticks = new LinkedHashMap<>();
    for (double at = Math.ceil(low / step) * step; at <= high; at += step) {
      ticks.put(at, ChartNumbers.grouped(at));
    }
    return ticks;
  }

  private static Map<Double, String> days(double low, double high) {
    LocalDate first = LocalDate.ofEpochDay((long) low);
    LocalDate last = LocalDate.ofEpochDay((long) high);
    int years = last.getYear() - first.getYear() + 1;
    int step = Math.max(1, (int) Math.ceil((double) years / (2 * WANTED_TICKS)));
    List<LocalDate> days = new ArrayList<>();
    for (int year = first.getYear(); year <= last.getYear(); year += step) {
      days.add(LocalDate.of(year, 1, 1));
      if (years <= 3) {
        days.add(LocalDate.of(year, 7, 1));
      }
    }
    Map<Double, String> ticks = new LinkedHashMap<>();
    for (LocalDate day : days) {
      if (day.toEpochDay() >= low && day.toEpochDay() <= high) {
        String label =
            years <= 3 ? day.toString().substring(0, 7) : Integer.toString(day.getYear());
        ticks.put((double) day.toEpochDay(), label);
      }
    }
    return ticks;
  }
}
