package org.trialbook.chart;

import java.awt.Graphics2D;

/** The inside of a picture: axes and what is drawn between them. */
@FunctionalInterface
interface Plot {

  /** Paints from 0, 0 to the right and down. */
  void paint(Graphics2D graphics, int width, int height);
}
