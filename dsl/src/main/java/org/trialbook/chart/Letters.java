package org.trialbook.chart;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;

/** How wide texts are, by the fonts of this machine. */
final class Letters {

  /** Of a letter without fonts, as part of its size. */
  private static final double TYPICAL = 0.58;

  /** Letters of a picture are drawn as they are, at any place and size. */
  static final FontRenderContext CONTEXT = new FontRenderContext(new AffineTransform(), true, true);

  private Letters() {}

  /** The width in pixels of a text in the font that pictures are drawn with. */
  static double width(String text, double size, boolean bold) {
    try {
      return font(size, bold).getStringBounds(text, CONTEXT).getWidth();
    } catch (LinkageError | InternalError e) {
      return TYPICAL * size * text.length(); // a Java without fonts still writes SVG
    }
  }

  /** The font that pictures are drawn with. */
  static Font font(double size, boolean bold) {
    return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
  }
}
