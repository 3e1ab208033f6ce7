package org.trialbook.chart;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.trialbook.file.UserFolders;

/**
 * The font of pictures in a PDF: the file that this Java draws it from, of which the letters that
 * are used go along. What it has no letter for, or a font that may not go along, is drawn as areas.
 */
final class PdfFonts extends PdfBoxGraphics2DFontTextDrawer {

  /** Letters and digits that tell fonts apart. */
  private static final String SPECIMEN = "RagQ&ei7t4";

  /** Where PDFBox keeps which font lies where; by itself it does in the user's home. */
  private static final String KEPT_IN = "pdfbox.fontcache";

  private final PDDocument document;
  private final Map<Boolean, Optional<PDFont>> fonts = new HashMap<>();

  PdfFonts(PDDocument document) {
    this.document = document;
  }

  @Override
  public boolean canDrawText(AttributedCharacterIterator text, IFontTextDrawerEnv env)
      throws IOException, FontFormatException {
    PDFont font = mapFont(env.getFont(), env);
    return font != null && hasAll(font, text) && super.canDrawText(text, env);
  }

  private static boolean hasAll(PDFont font, AttributedCharacterIterator text) throws IOException {
    StringBuilder words = new StringBuilder();
    for (char each = text.first(); each != CharacterIterator.DONE; each = text.next()) {
      words.append(each);
    }
    text.first();
    try {
      font.encode(words.toString());
      return true;
    } catch (IllegalArgumentException e) {
      return false; // its way to say that there is no such letter
    }
  }

  @Override
  protected PDFont mapFont(Font font, IFontTextDrawerEnv env) {
    return fonts.computeIfAbsent(font.isBold(), bold -> embedded(font)).orElse(null);
  }

  private Optional<PDFont> embedded(Font font) {
    try {
      Optional<TrueTypeFont> file = physical(font).flatMap(PdfFonts::file);
      if (file.isEmpty()) {
        return Optional.empty();
      }
      file.get().setEnableGsub(false); // who looks for "first" would not find one letter for its fi
      return Optional.of(PDType0Font.load(document, file.get(), true));
    } catch (IOException e) {
      return Optional.empty(); // its maker does not let it go along
    }
  }

  /** The font of this machine that Java's own, which is none of them, is drawn from. */
  private static Optional<Font> physical(Font logical) {
    return Stream.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
        .filter(each -> !each.getFamily(Locale.ROOT).equals(logical.getFamily()))
        .map(each -> each.deriveFont(logical.getSize2D()))
        .filter(each -> shape(each).equals(shape(logical)))
        .findFirst();
  }

  private static Object shape(Font font) {
    return font.createGlyphVector(Letters.CONTEXT, SPECIMEN).getVisualBounds();
  }

  private static Optional<TrueTypeFont> file(Font physical) {
    if (System.getProperty(KEPT_IN) == null) {
      Path cache = UserFolders.ofThisProcess().cache().resolve("trialbook");
      try {
        System.setProperty(KEPT_IN, Files.createDirectories(cache).toString());
      } catch (IOException e) {
        // it finds a place of its own
      }
    }
    FontMapping<TrueTypeFont> found =
        FontMappers.instance().getTrueTypeFont(physical.getPSName(), null);
    return found == null || found.isFallback() ? Optional.empty() : Optional.of(found.getFont());
  }
}
