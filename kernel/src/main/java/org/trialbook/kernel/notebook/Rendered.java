package org.trialbook.kernel.notebook;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.trialbook.TrialbookException;
import org.trialbook.display.Displayable;

/** A value that was rendered before it is shown. */
public record Rendered(Map<String, Object> mimeBundle) implements Displayable {

  private static final String TEXT = "text/plain";
  private static final String IMAGE = "image/";

  /**
   * The value as these MIME types, as far as there is such a form of it, and as plain text.
   *
   * @param bundle the forms that it has
   */
  public static Rendered as(Object value, Map<String, Object> bundle, String... mimeTypes) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    for (String type : mimeTypes) {
      if (!type.contains("/")) {
        throw new TrialbookException(
            "\"" + type + "\" is no MIME type.\nWrite one such as text/html or image/png.");
      }
      Object form = form(value, type, bundle);
      if (form != null) {
        wanted.put(type, form);
      }
    }
    wanted.putIfAbsent(TEXT, bundle.get(TEXT));
    return new Rendered(wanted);
  }

  private static Object form(Object value, String type, Map<String, Object> bundle) {
    if (value instanceof CharSequence text) {
      return text.toString();
    }
    Object own = bundle.get(type);
    return own == null && value instanceof RenderedImage image && type.startsWith(IMAGE)
        ? encoded(image, type.substring(IMAGE.length()))
        : own;
  }

  /** The bytes of an image; null if Java cannot write this format. */
  private static byte[] encoded(RenderedImage image, String format) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      return ImageIO.write(image, format, bytes) ? bytes.toByteArray() : null;
    } catch (IOException e) {
      throw TrialbookException.cannot("write a picture", e);
    }
  }

  @Override
  public String toString() {
    return String.valueOf(mimeBundle.get(TEXT));
  }
}
