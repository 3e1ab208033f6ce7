package org.trialbook.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;

/** Dots on a map of the world, in the same projection as the live map: degrees as they are. */
record MapPlot(ChartData data) implements Plot {

  private static final Color LAND = Color.decode("#EDEDED");
  private static final Color COAST = Color.decode("#C8C8C8");
  private static final double DOT = 5;
  private static final int OPACITY = 153;

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    double scale = Math.min(width / 360.0, height / 150.0);
    double left = (width - 360 * scale) / 2;
    graphics.setStroke(new BasicStroke(0.5f));
    for (double[] ring : Land.RINGS) {
      Path2D path = new Path2D.Double();
      for (int i = 0; i < ring.length; i += 2) {
        double x = x(ring[i], left, scale);
        double y = y(ring[i + 1], scale);
        if (i == 0) {
          path.moveTo(x, y);
        } else {
          path.lineTo(x, y);
        }
      }
      path.closePath();
      graphics.setColor(LAND);
      graphics.fill(path);
      graphics.setColor(COAST);
      graphics.draw(path);
    }
    List<Color> colours = Palette.series(data.series() == null ? 1 : data.series().values().size());
    for (ChartCell cell : data.cells()) {
      int series = data.series() == null ? 0 : data.series().values().indexOf(cell.series());
      Color colour = colours.get(series);
      graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), OPACITY));
      double x = x((Double) cell.key(), left, scale);
      double y = y(cell.value(), scale);
      graphics.fill(new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT));
    }
  }

  private static double x(double longitude, double left, double scale) {
    return left + (longitude + 180) * scale;
  }

  /** The poles are left out: no study has a site there. */
  private static double y(double latitude, double scale) {
    return (88 - latitude) * scale;
  }
}
