package org.trialbook.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.trialbook.Displayable;
import org.trialbook.frame.TableDisplay;
import tech.tablesaw.api.Table;

/** How values show themselves: the first renderer that takes the value makes its MIME bundle. */
final class Renderers {

  private record Renderer<T>(Class<T> type, Function<T, Map<String, Object>> bundle) {

    Map<String, Object> render(Object value) {
      return bundle.apply(type.cast(value));
    }
  }

  private static final String TEXT = "text/plain";

  private final List<Renderer<?>> renderers = new ArrayList<>();

  /** The renderers of the kernel. */
  static Renderers standard() {
    return new Renderers()
        .with(Displayable.class, Displayable::mimeBundle)
        .with(Table.class, TableDisplay::bundle);
  }

  /** Adds a renderer behind those that are there. */
  <T> Renderers with(Class<T> type, Function<T, Map<String, Object>> bundle) {
    renderers.add(new Renderer<>(type, bundle));
    return this;
  }

  /** The MIME bundle of a value, always with plain text in it. */
  Map<String, Object> bundle(Object value) {
    for (Renderer<?> renderer : renderers) {
      if (renderer.type().isInstance(value)) {
        Map<String, Object> bundle = new LinkedHashMap<>(renderer.render(value));
        bundle.computeIfAbsent(TEXT, missing -> PlainText.of(value));
        return bundle;
      }
    }
    return Map.of(TEXT, PlainText.of(value));
  }
}
