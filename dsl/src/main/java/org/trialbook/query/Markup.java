package org.trialbook.query;

/** How the registry writes long text; it uses {@code MARKDOWN} unless told. */
public enum Markup {
  /** Markdown with backslash escapes. */
  MARKDOWN("markdown"),
  /** As on the classic site: plain text with indentation, CRLF between lines. */
  LEGACY("legacy");

  private final String text;

  Markup(String text) {
    this.text = text;
  }

  /** As the registry writes it. */
  @Override
  public String toString() {
    return text;
  }
}
