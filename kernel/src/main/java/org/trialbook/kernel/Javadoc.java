package org.trialbook.kernel;

/** The text of a Javadoc comment, without its markup. */
final class Javadoc {

  private Javadoc() {}

  static String toText(String javadoc) {
    return javadoc
        .replaceAll("(?i)\\s*<(?:p|ul|ol|dl|table|blockquote|pre)\\b[^>]*>\\s*", "\n\n")
        .replaceAll("(?i)\\s*<li\\b[^>]*>\\s*", "\n- ")
        .replaceAll("</?[A-Za-z][^>]*>", "")
        .replaceAll("\\{@(?:code|literal|link|linkplain|value)\\s+([^{}]*)}", "$1")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
        .replaceAll("(?m)^[ \\t]+|[ \\t]+$", "")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }
}
