package org.trialbook.display;

import java.net.URI;
import java.util.regex.Pattern;
import org.trialbook.text.Resources;

/** HTML made of text that nobody has checked. */
public final class Html {

  /** Keeps typesetters from taking a dollar sign in a text for mathematics. */
  private static final String START =
      "<div class=\"trialbook tex2jax_ignore mathjax_ignore\">\n<style>\n";

  private static final Pattern ADDRESS = Pattern.compile("https?://[\\w.~:/?#@!$&()*+,;=%-]+");

  private Html() {}

  /** Text as it may stand between tags and in quoted attributes: nothing in it is markup. */
  public static String escape(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    escape(text, html);
    return html.toString();
  }

  /** Appends text as it may stand between tags and in quoted attributes. */
  public static void escape(String text, StringBuilder html) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        case '\0' -> html.append('\uFFFD'); // what browsers make of it, some of them later
        default -> html.append(c);
      }
    }
  }

  /** A link where the address leads to the web, else the text alone: no {@code javascript:}. */
  public static String link(URI address, String text) {
    String scheme = address.getScheme();
    return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme)
        ? "<a href=\"%s\" target=\"_blank\" rel=\"noopener noreferrer\">%s</a>"
            .formatted(escape(address.toString()), breakable(text))
        : escape(text);
  }

  /** Text that is a link if it is an address of the web and nothing else. */
  static String linked(String text) {
    return ADDRESS.matcher(text).matches()
        ? "<a href=\"%1$s\" target=\"_blank\" rel=\"noopener noreferrer\">%1$s</a>"
            .formatted(escape(text))
        : escape(text);
  }

  /** Long addresses may be broken where a parameter or a name ends. */
  private static String breakable(String address) {
    return escape(address).replace("&amp;", "&amp;<wbr>").replace(",", ",<wbr>");
  }

  /**
   * A fragment that stands alone wherever it is put, with the one style that all of Trialbook's
   * displays share: it takes its colours from JupyterLab, or from the page around it.
   *
   * @param body made of escaped text
   */
  public static String fragment(String body) {
    return START + Style.SHEET + "</style>\n" + body + "</div>";
  }

  /** A file beside this class; the style and the scripts are files so that people can read them. */
  public static String resource(String name) {
    return Resources.text(Html.class, name);
  }

  /** Read when something is shown as HTML for the first time. */
  private static final class Style {
    static final String SHEET = resource("display.css");
  }
}
