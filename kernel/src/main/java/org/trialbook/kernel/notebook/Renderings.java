package org.trialbook.kernel.notebook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.trialbook.TrialbookException;
import org.trialbook.display.Displayable;
import org.trialbook.display.RendererLookup;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.java.JShellNames;

/** How values are shown in this notebook: as the DSL shows them, and as its cells have said. */
public final class Renderings {

  /** What libraries call theirs. */
  private static final Pattern CHART = Pattern.compile("(?:Chart|Plot|Figure|Graph)\\d*$");

  private final RendererLookup renderers =
      new RendererLookup(() -> Thread.currentThread().getContextClassLoader(), Renderings::warn);

  /** Shows values of this type as something else from now on. */
  public <T> void register(Class<T> type, Function<? super T, ?> shownAs) {
    if (type == null || shownAs == null) {
      throw new TrialbookException(
          "A renderer is for a class and shows it as something.\n"
              + "Write renderer(Point.class, point -> ...).");
    }
    renderers.register(type, shownAs);
  }

  /** Looks for renderers again when next needed: there are more libraries now. */
  void rediscover() {
    renderers.rediscover();
  }

  /** Whether it is shown as more than its text; nothing of it is called to find out. */
  public boolean hasFormOfItsOwn(Object value) {
    return renderers.hasForm(value);
  }

  /** Whether there is no other reason to name it at the end of a cell than to look at it. */
  boolean isToBeSeen(Object value) {
    return isPicture(value)
        || (value != null
            && CHART.matcher(value.getClass().getSimpleName()).find()
            && hasFormOfItsOwn(value));
  }

  /** Whether it is a picture; told by name, for Java's own are loaded when there are some. */
  private static boolean isPicture(Object value) {
    for (Class<?> type = value == null ? null : value.getClass();
        type != null;
        type = type.getSuperclass()) {
      if (type.getName().equals("java.awt.Image")) {
        return true;
      }
    }
    return false;
  }

  /** What any value is shown as, by MIME type; {@code text/plain} is always there. */
  public Map<String, Object> bundle(Object value) {
    Map<String, Object> bundle = new LinkedHashMap<>(renderers.bundle(value));
    bundle.replaceAll(
        (type, data) ->
            type.startsWith("text/") && data instanceof String text
                ? JShellNames.strip(text)
                : data);
    return bundle;
  }

  /** What a front end should know of these representations, by MIME type. */
  static Map<String, Object> metadata(Object value, Map<String, Object> bundle) {
    if (!(value instanceof Displayable displayable)) {
      return Map.of();
    }
    Map<String, Object> metadata = new LinkedHashMap<>(displayable.mimeMetadata());
    metadata.keySet().retainAll(bundle.keySet());
    return metadata;
  }

  private static void warn(String remark) {
    Cell cell = Cells.ownership().current();
    if (cell != null) {
      cell.warn(remark);
    }
  }
}
