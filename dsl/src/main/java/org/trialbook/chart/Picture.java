package org.trialbook.chart;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import javax.imageio.ImageIO;
import org.trialbook.TrialbookException;

/** A chart as a picture: the texts around the plot are drawn here, the plot by XChart. */
final class Picture {

  /** Pixels of the picture per pixel of the chart, for screens with fine pixels. */
  static final int SCALE = 2;

  private static final int MARGIN = 14;
  private static final int TITLE_HEIGHT = 26;
  private static final int LINE_HEIGHT = 18;

  private Picture() {}

  static byte[] png(ChartKind kind, ChartData data, ChartLook look) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image(kind, data, look), "png", bytes);
      return bytes.toByteArray();
    } catch (LinkageError | InternalError e) {
      throw new CannotDraw(e);
    } catch (IOException e) {
      throw TrialbookException.cannot("draw the chart", e);
    }
  }

  static String svg(ChartKind kind, ChartData data, ChartLook look) {
    try {
      VectorGraphics2D graphics = new VectorGraphics2D();
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, look.width(), look.height());
      paint(graphics, kind, data, look);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new SVGProcessor()
          .getDocument(graphics.getCommands(), new PageSize(0, 0, look.width(), look.height()))
          .writeTo(bytes);
      return bytes.toString(StandardCharsets.UTF_8);
    } catch (LinkageError | InternalError e) {
      throw new CannotDraw(e);
    } catch (IOException e) {
      throw TrialbookException.cannot("draw the chart", e);
    }
  }

  private static BufferedImage image(ChartKind kind, ChartData data, ChartLook look) {
    BufferedImage image =
        new BufferedImage(look.width() * SCALE, look.height() * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(SCALE, SCALE);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, look.width(), look.height());
    paint(graphics, kind, data, look);
    graphics.dispose();
    return image;
  }

  private static void paint(Graphics2D graphics, ChartKind kind, ChartData data, ChartLook look) {
    int top = MARGIN + TITLE_HEIGHT;
    text(graphics, look.title(), PlotStyle.TITLE, Palette.INK, MARGIN + 16, look);
    if (look.subtitle() != null) {
      text(graphics, look.subtitle(), PlotStyle.TEXT, Palette.SOFT, top + 12, look);
      top += LINE_HEIGHT;
    }
    List<String> smallPrint = smallPrint(kind, data, look);
    int bottom = look.height() - MARGIN - LINE_HEIGHT * smallPrint.size();
    for (int i = 0; i < smallPrint.size(); i++) {
      int baseline = bottom + LINE_HEIGHT * (i + 1) - 3;
      text(graphics, smallPrint.get(i), PlotStyle.SMALL, Palette.SOFT, baseline, look);
    }
    int height = bottom - top - 8;
    if (data.cells().isEmpty()) {
      int half = graphics.getFontMetrics(PlotStyle.TITLE).stringWidth(Labels.NO_ROWS) / 2;
      graphics.setFont(PlotStyle.TITLE);
      graphics.setColor(Palette.SOFT);
      graphics.drawString(Labels.NO_ROWS, look.width() / 2 - half, top + height / 2);
      return;
    }
    int width = look.width() - 2 * MARGIN;
    graphics.translate(MARGIN, top);
    Plots.of(kind, data, look).paint(graphics, width, height);
    graphics.translate(-MARGIN, -top);
  }

  private static List<String> smallPrint(ChartKind kind, ChartData data, ChartLook look) {
    List<String> lines = new ArrayList<>();
    if (kind == ChartKind.HEAT_MAP
        && !data.cells().isEmpty()
        && !PlotStyle.showsNumbers(data, look)) {
      DoubleSummaryStatistics values =
          data.cells().stream().mapToDouble(ChartCell::value).summaryStatistics();
      lines.add(
          "From light to dark: "
              + ChartNumbers.grouped(values.getMin())
              + " to "
              + ChartNumbers.grouped(values.getMax()));
    }
    lines.addAll(look.smallPrint(data));
    return lines;
  }

  private static void text(
      Graphics2D graphics, String text, Font font, Color colour, int baseline, ChartLook look) {
    int room = look.width() - 2 * MARGIN;
    graphics.setFont(font);
    graphics.setColor(colour);
    String shown = text;
    for (int length = text.length() - 1;
        length > 0 && graphics.getFontMetrics().stringWidth(shown) > room;
        length--) {
      shown = Labels.shortened(text, length);
    }
    graphics.drawString(shown, MARGIN, baseline);
  }
}
