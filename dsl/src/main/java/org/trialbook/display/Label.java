package org.trialbook.display;

import java.util.Locale;

/**
 * A word or two in a coloured frame.
 *
 * @param text shown as it is
 * @param tone what its colour says; the text says it too
 */
public record Label(String text, Tone tone) {

  /** What a colour says. */
  public enum Tone {
    /** Nothing. */
    PLAIN,
    /** Something can still be joined. */
    OPEN,
    /** Something goes on. */
    RUNNING,
    /** Something came to its end. */
    DONE,
    /** Something was stopped or failed. */
    STOPPED
  }

  /** A label without a colour. */
  public static Label plain(String text) {
    return new Label(text, Tone.PLAIN);
  }

  String html() {
    return "<span class=\"label %s\">%s</span> "
        .formatted(tone.name().toLowerCase(Locale.ROOT), Html.escape(text));
  }
}
