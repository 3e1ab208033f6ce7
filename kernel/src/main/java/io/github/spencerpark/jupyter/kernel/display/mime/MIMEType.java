package io.github.spencerpark.jupyter.kernel.display.mime;

/**
 * A MIME type as IJava names it.
 *
 * @param text as it is written, such as {@code text/html}
 */
public record MIMEType(String text) {

  public static final MIMEType ANY = new MIMEType("*");
  public static final MIMEType APPLICATION_JAVASCRIPT = new MIMEType("application/javascript");
  public static final MIMEType APPLICATION_JSON = new MIMEType("application/json");
  public static final MIMEType APPLICATION_PDF = new MIMEType("application/pdf");
  public static final MIMEType IMAGE_GIF = new MIMEType("image/gif");
  public static final MIMEType IMAGE_JPEG = new MIMEType("image/jpeg");
  public static final MIMEType IMAGE_PNG = new MIMEType("image/png");
  public static final MIMEType IMAGE_SVG = new MIMEType("image/svg+xml");
  public static final MIMEType TEXT_CSS = new MIMEType("text/css");
  public static final MIMEType TEXT_HTML = new MIMEType("text/html");
  public static final MIMEType TEXT_LATEX = new MIMEType("text/latex");
  public static final MIMEType TEXT_MARKDOWN = new MIMEType("text/markdown");
  public static final MIMEType TEXT_PLAIN = new MIMEType("text/plain");

  /** The type that is written like this. */
  public static MIMEType parse(String text) {
    return new MIMEType(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
