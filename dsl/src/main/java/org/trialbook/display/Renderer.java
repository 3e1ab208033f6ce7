package org.trialbook.display;

import java.util.Map;

/**
 * Shows the values of one type, which do not show themselves.
 *
 * <p>A library brings its own by naming them in {@code
 * META-INF/services/org.trialbook.display.Renderer}; each is public and has a public constructor
 * without parameters. They are looked for when a value is shown for the first time that is not
 * plain text, a number or the like. A value is shown by the renderer of its most specific type;
 * among those of one type the highest {@link #priority} wins, and with equal priority a library's
 * beats a built-in one.
 *
 * @param <T> the type whose values it shows
 */
public interface Renderer<T> {

  /** The type whose values it shows, subtypes included. */
  Class<T> type();

  /**
   * A value as a MIME bundle, see {@link org.trialbook.display.Displayable#mimeBundle}; {@code
   * text/plain} is added where it is absent. Text from elsewhere is escaped with {@link
   * Html#escape}.
   *
   * @param value not null
   * @param renderers show what the value is made of
   */
  Map<String, Object> bundle(T value, Renderers renderers);

  /**
   * A value where it is one of many, as in a map of tables: a line as {@code text/plain}, such as
   * {@code 934 rows × 20 columns}, and what opens below that line as {@code text/html}, which
   * stands inside of other HTML. Empty for values that are best shown whole there too.
   *
   * @param value not null
   */
  default Map<String, Object> brief(T value) {
    return Map.of();
  }

  /** Decides between several renderers of one type; 0 unless there is a reason. */
  default int priority() {
    return 0;
  }
}
