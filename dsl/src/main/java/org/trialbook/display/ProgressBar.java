package org.trialbook.display;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How far something is: a bar and words. Shown again in the same place as it gets on, the last time
 * with a state that it stays in.
 *
 * @param words beside the bar
 * @param share what is done, from 0 to 1; empty while nobody knows, and then there is no bar
 */
public record ProgressBar(String words, OptionalDouble share, State state) implements Displayable {

  /** Whether it still goes on. */
  public enum State {
    /** There is more to do. */
    RUNNING,
    /** Everything is done. */
    DONE,
    /** It ended before everything was done. */
    STOPPED
  }

  private static final int SIGNS = 20;

  @Override
  public Map<String, Object> mimeBundle() {
    Map<String, Object> bundle = new LinkedHashMap<>();
    String bar =
        share.isPresent()
            ? String.format(
                Locale.ROOT, "<progress max=\"1\" value=\"%.3f\"></progress> ", share.getAsDouble())
            : "";
    String name = state.name().toLowerCase(Locale.ROOT);
    bundle.put(
        "text/html",
        Html.fragment(
            "<div class=\"progress %s\">%s<span>%s</span></div>\n"
                .formatted(name, bar, Html.escape(words))));
    bundle.put("text/plain", toString());
    return bundle;
  }

  /** The bar in signs, and the words. */
  @Override
  public String toString() {
    if (share.isEmpty()) {
      return words;
    }
    int full = (int) Math.round(Math.max(0, Math.min(1, share.getAsDouble())) * SIGNS);
    return "█".repeat(full) + "░".repeat(SIGNS - full) + " " + words;
  }
}
