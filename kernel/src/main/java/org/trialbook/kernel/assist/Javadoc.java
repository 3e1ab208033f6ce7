package org.trialbook.kernel.assist;

/** The text of a Javadoc comment, without its markup. */
final class Javadoc {

  private Javadoc() {}

  static String toText(String javadoc) {
    return javadoc
        .replaceAll("(?i)\\s*<(?:p|ul|ol|dl|table|blockquote|pre)\\b[^>]*>\\s*", "\n\n")
        .replaceAll("(?i)\\s*<li\\b[^>]*>\\s*", "\n- ")
        .replaceAll("</?[A-Za-z][^>]*>", "")
        .replaceAll("(?m)^\\s*@param\\s+(<?\\w+>?)\\s+", "\n- $1: ")
        .replaceAll("(?m)^\\s*@return\\s+", "\n- returns: ")
        .replaceAll("(?m)^\\s*@throws\\s+([\\w.]+)\\s+", "\n- throws $1: ")
        .replaceAll("(\\{@link(?:plain)?\\s+)#", "$1")
        .replaceAll("(\\{@link(?:plain)?\\s+[\\w.]+)#", "$1.")
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
