package org.trialbook.chart;

import java.awt.Graphics2D;
import org.knowm.xchart.internal.chartpart.AxesChart;

/** The inside of a picture: axes and what is drawn between them. */
interface Plot {

  /** Paints from 0, 0 to the right and down. */
  void paint(Graphics2D graphics, int width, int height);

  /** A plot that XChart draws. */
  record XChart(AxesChart<?, ?> chart) implements Plot {

    @Override
    public void paint(Graphics2D graphics, int width, int height) {
      chart.paint(graphics, width, height);
    }
  }
}
