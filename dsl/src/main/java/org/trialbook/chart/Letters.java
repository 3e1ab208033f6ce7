package org.trialbook.chart;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;

/** How wide texts are, by the fonts of this machine. */
final class Letters {

  /** Of a letter without fonts, as part of its size. */
  private static final double TYPICAL = 0.58;

  private Letters() {}

  /** The width in pixels of a text in the font that pictures are drawn with. */
  static double width(String text, double size, boolean bold) {
    try {
      return font(size, bold)
          .getStringBounds(text, new FontRenderContext(new AffineTransform(), true, true))
          .getWidth();
    } catch (LinkageError | InternalError e) {
      return TYPICAL * size * text.length(); // a Java without fonts still writes SVG
    }
  }

  private static Font font(double size, boolean bold) {
    return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
  }
}
