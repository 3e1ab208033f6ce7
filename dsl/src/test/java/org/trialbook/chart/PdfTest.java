package org.trialbook.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A chart as PDF, read back by PDFBox. */
class PdfTest {

  @TempDir private Path folder;

  static Stream<Chart> charts() {
    return ChartSpecTest.charts().map(arguments -> (Chart) arguments.get()[1]);
  }

  @ParameterizedTest
  @MethodSource("charts")
  void isOnePageOfTheChartsSizeWithItsTextsAndNoPixels(Chart chart) throws IOException {
    try (PDDocument pdf = saved(chart)) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      Object size = chart.mimeMetadata().get("image/png");
      if (size != null) { // small multiples are as large as they need to be
        Map<?, ?> pixels = (Map<?, ?>) size;
        float width = pdf.getPage(0).getMediaBox().getWidth();
        assertThat(width / 72).isCloseTo((int) pixels.get("width") / 96f, within(0.01f));
      }
      assertThat(written(pdf)).contains(texts(chart));
      List<PDFont> fonts = new ArrayList<>();
      List<PDImageXObject> images = new ArrayList<>();
      look(pdf.getPage(0), fonts, images);
      assertThat(images).isEmpty();
      assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
    }
  }

  @Test
  void hasTheLettersOfOtherTongues() throws IOException {
    // fi is no ligature, which nobody would find
    String[] names = {"Pfizer", "Århus Universitet", "Ελληνικά μ ≥ 5", "Москва"};
    Table table =
        Table.create(
            StringColumn.create("name", names), DoubleColumn.create("n", 4.0, 3.0, 2.0, 1.0));
    try (PDDocument pdf = saved(Chart.horizontalBar(table, "name", "n"))) {
      assertThat(new PDFTextStripper().getText(pdf)).contains(names);
    }
  }

  /** Letters that the font does not have are drawn by Java, by another font if there is one. */
  @Test
  void drawsWhatItCannotWrite() throws IOException {
    Table table =
        Table.create(
            StringColumn.create("name", "北京协和医院", "بيروت", "plain"),
            DoubleColumn.create("n", 3.0, 2.0, 1.0));
    try (PDDocument pdf = saved(Chart.horizontalBar(table, "name", "n").title("Hospitals"))) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("Hospitals", "plain");
    }
  }

  private PDDocument saved(Chart chart) throws IOException {
    Path file = folder.resolve("chart.pdf");
    chart.save(file);
    return Loader.loadPDF(Files.readAllBytes(file));
  }

  private static List<String> texts(Chart chart) {
    return Jsoup.parse(chart.svg(), Parser.xmlParser())
        .select("text:not(:has(tspan)):not([opacity=0]), tspan") // a label without room has none
        .eachText();
  }

  /** Letter by letter as they were written, as a stripper tears apart what does not lie level. */
  private static String written(PDDocument pdf) throws IOException {
    StringBuilder letters = new StringBuilder();
    new PDFTextStripper() {
      @Override
      protected void processTextPosition(TextPosition letter) {
        letters.append(letter.getUnicode());
      }
    }.getText(pdf);
    return letters.toString();
  }

  private static void look(PDPage page, List<PDFont> fonts, List<PDImageXObject> images)
      throws IOException {
    look(page.getResources(), fonts, images);
  }

  private static void look(PDResources resources, List<PDFont> fonts, List<PDImageXObject> images)
      throws IOException {
    for (COSName name : resources.getFontNames()) {
      fonts.add(resources.getFont(name));
    }
    for (COSName name : resources.getXObjectNames()) {
      if (resources.getXObject(name) instanceof PDFormXObject form) {
        look(form.getResources(), fonts, images);
      } else if (resources.getXObject(name) instanceof PDImageXObject image) {
        images.add(image);
      }
    }
  }
}
