package org.trialbook.chart;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.trialbook.TrialbookException;

/** An SVG as pixels. */
final class Picture {

  private static final double MOST_PIXELS = 100e6;

  /** A dot for each row is a path of its own; the library's limit is meant for icons. */
  private static final DocumentLimits LIMITS =
      new DocumentLimits(
          DocumentLimits.DEFAULT_MAX_NESTING_DEPTH,
          DocumentLimits.DEFAULT_MAX_USE_NESTING_DEPTH,
          Integer.MAX_VALUE);

  /** Of this Java, the one that texts were measured in; the SVG names those of screens. */
  private static final String FONT = "font-family=\"SansSerif\"";

  private Picture() {}

  /**
   * The SVG as PNG.
   *
   * @param scale pixels for a pixel of the SVG
   */
  static byte[] png(String svg, double scale) {
    try {
      SVGDocument document = read(svg);
      int width = (int) Math.ceil(document.size().width * scale);
      int height = (int) Math.ceil(document.size().height * scale);
      if ((double) width * height > MOST_PIXELS) {
        throw new TrialbookException(
            "The picture would have "
                + width
                + " by "
                + height
                + " pixels, more than can be kept.\nSave it as .svg, or in another scale.");
      }
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.scale(scale, scale);
      document.render((Component) null, graphics, null);
      graphics.dispose();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (LinkageError | InternalError e) {
      throw new CannotDraw(e);
    } catch (IOException e) {
      throw TrialbookException.cannot("draw the chart", e);
    }
  }

  /** The SVG with all letters in the font that they were measured in. */
  static SVGDocument read(String svg) {
    SVGDocument document =
        new SVGLoader()
            .load(
                new ByteArrayInputStream(
                    svg.replaceAll("font-family=\"[^\"]*\"", FONT)
                        .getBytes(StandardCharsets.UTF_8)),
                null,
                LoaderContext.builder()
                    .externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL)
                    .documentLimits(LIMITS)
                    .build());
    if (document == null) {
      throw new TrialbookException(
          "The chart has more than can be drawn from its SVG.\nSave it as .svg, or show fewer rows.");
    }
    return document;
  }
}
