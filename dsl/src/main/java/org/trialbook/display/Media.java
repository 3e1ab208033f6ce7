package org.trialbook.display;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.trialbook.TrialbookException;

/**
 * Something that a front end can draw: what a cell says in place of text.
 *
 * <pre>{@code
 * html("<b>bold</b>");
 * markdown("**bold**");
 * latex("$\\hat p = \\frac{x}{n}$");
 * json("{\"a\": [1, 2]}");
 * image(Path.of("plot.png"));
 * }</pre>
 *
 * <p>HTML and SVG are shown as they are given: text from elsewhere, such as a registry's, goes
 * through {@link Html#escape} first.
 *
 * @param mimeBundle see {@link Displayable#mimeBundle}
 */
public record Media(Map<String, Object> mimeBundle) implements Displayable {

  private static final String TEXT = "text/plain";

  /** Copies the bundle, in its order. */
  public Media {
    Map<String, Object> copy = new LinkedHashMap<>(mimeBundle);
    copy.putIfAbsent(TEXT, String.join(", ", copy.keySet()));
    mimeBundle = java.util.Collections.unmodifiableMap(copy);
  }

  /** Data of any MIME type: a {@link String}, {@code byte[]}, or JSON as maps and lists. */
  public static Media mime(String mimeType, Object data) {
    return new Media(Map.of(mimeType, Objects.requireNonNull(data)));
  }

  /** HTML, as it is given. */
  public static Media html(String html) {
    return mime("text/html", html);
  }

  /** Markdown, which front ends clean of whatever could do harm. */
  public static Media markdown(String markdown) {
    return withText("text/markdown", markdown, markdown);
  }

  /** LaTeX with its delimiters: {@code $...$} in a line, {@code $$...$$} on its own. */
  public static Media latex(String latex) {
    return withText("text/latex", latex, latex);
  }

  /** An SVG picture, as it is given. */
  public static Media svg(String svg) {
    return withText("image/svg+xml", svg, "SVG picture");
  }

  /**
   * JSON as a tree that can be opened and closed.
   *
   * @throws TrialbookException if the text is no JSON, with the place
   */
  public static Media json(String json) {
    return new Media(JsonTree.of(JsonTree.parse(json)).mimeBundle());
  }

  /** A JSON value as a tree that can be opened and closed. */
  public static Media json(JsonNode json) {
    return new Media(JsonTree.of(json).mimeBundle());
  }

  /**
   * A picture in a format that browsers know.
   *
   * @param mimeType such as {@code image/png}, {@code image/jpeg}, {@code image/gif}
   */
  public static Media image(byte[] data, String mimeType) {
    if (!mimeType.startsWith("image/")) {
      throw new TrialbookException(
          mimeType + " is no type of images.\nTry image(data, \"image/png\")");
    }
    return withText(
        mimeType, data.clone(), String.format(Locale.ROOT, "%s, %,d bytes", mimeType, data.length));
  }

  /** A picture in a file whose name ends with {@code .png}, {@code .jpg}, {@code .gif} ... */
  public static Media image(Path file) {
    try {
      String name = file.getFileName().toString();
      String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
      if (ending.equals("svg")) {
        return svg(Files.readString(file));
      }
      return image(Files.readAllBytes(file), "image/" + (ending.equals("jpg") ? "jpeg" : ending));
    } catch (IOException e) {
      throw new TrialbookException("There is no picture " + file + " that can be read.", e);
    }
  }

  /** A picture that Java has drawn. */
  public static Media image(RenderedImage picture) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", png);
    } catch (IOException e) {
      throw TrialbookException.cannot("write the picture as PNG", e);
    }
    return withText(
        "image/png",
        png.toByteArray(),
        String.format(
            Locale.ROOT, "picture, %d × %d pixels", picture.getWidth(), picture.getHeight()));
  }

  private static Media withText(String mimeType, Object data, String text) {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put(mimeType, data);
    bundle.put(TEXT, text);
    return new Media(bundle);
  }

  /** The plain text of the bundle. */
  @Override
  public String toString() {
    return String.valueOf(mimeBundle.get(TEXT));
  }
}
