package org.trialbook.chart;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.trialbook.TrialbookException;

/** An SVG as a page of PDF: its marks are lines and areas, its texts can be searched. */
final class PdfPicture {

  /** Of a pixel, as CSS has it: 96 of them are an inch. */
  private static final float POINTS = 0.75f;

  private PdfPicture() {}

  /**
   * One page of the size of the picture.
   *
   * @param title what a reader shows above it
   */
  static byte[] pdf(String svg, String title) {
    try (PDDocument document = new PDDocument()) {
      SVGDocument picture = Picture.read(svg);
      float width = picture.size().width;
      float height = picture.size().height;
      PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, width, height);
      graphics.setFontTextDrawer(new PdfFonts(document));
      picture.renderWithPlatform(NullPlatformSupport.INSTANCE, new PdfOutput(graphics), null);
      graphics.dispose();
      PDPage page = new PDPage(new PDRectangle(width * POINTS, height * POINTS));
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.transform(Matrix.getScaleInstance(POINTS, POINTS));
        content.drawForm(graphics.getXFormObject());
      }
      document.getDocumentInformation().setTitle(title);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (LinkageError | InternalError e) {
      throw new CannotDraw(e);
    } catch (IOException e) {
      throw TrialbookException.cannot("draw the chart", e);
    }
  }
}
