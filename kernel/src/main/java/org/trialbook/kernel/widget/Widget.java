package org.trialbook.kernel.widget;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.TrialbookException;
import org.trialbook.display.Displayable;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.Cells;

/**
 * Something that a page shows live, whose values are the same in the page and in the notebook: the
 * last value of a cell, shown by {@code display}, or inside of a box. It can be shown in several
 * places at once.
 *
 * <p>A front end without a widget manager shows its text.
 */
public abstract class Widget implements Displayable {

  private static final String VIEW = "application/vnd.jupyter.widget-view+json";

  private final Models models = Models.ofCaller();
  private final Model layout;
  private final Model style;
  private final Model model;

  /**
   * @param style what it looks like; null where there is nothing to say
   */
  Widget(Kind kind, String style, Map<String, ?> values) {
    Cell cell = Cells.ownership().ofCaller();
    layout = new Model(models, cell, Kind.LAYOUT, Map.of());
    this.style = style == null ? null : new Model(models, cell, Kind.style(style), Map.of());
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("layout", layout);
    if (this.style != null) {
      state.put("style", this.style);
    }
    state.putAll(values);
    model = new Model(models, cell, kind, state);
    model.listener(
        new Model.Listener() {
          @Override
          public Object accepted(String name, Object value) {
            return Widget.this.accepted(name, value);
          }

          @Override
          public void changed(String name) {
            Widget.this.changed(name);
          }

          @Override
          public void sent(Map<String, Object> content, List<byte[]> buffers) {
            Widget.this.sent(content, buffers);
          }
        });
  }

  final Model model() {
    return model;
  }

  final Models models() {
    return models;
  }

  /** What the state becomes where the page wants this: as it is, where that is not the page's. */
  Object accepted(String name, Object value) {
    return model.get(name);
  }

  /** A value of the state has changed, here or in the page. */
  void changed(String name) {}

  /** The page sends something of this widget's own. */
  void sent(Map<String, Object> content, List<byte[]> buffers) {}

  /** The name under which pages know it. */
  public final String id() {
    return model.id();
  }

  /** Sets a property of CSS that says how much room it takes: {@code layout("width", "60%")}. */
  public Widget layout(String property, String value) {
    layout.set(property.replace('-', '_'), value);
    return this;
  }

  /** Lets the person at the page change it, or not. */
  public Widget disabled(boolean disabled) {
    if (!model.has("disabled")) {
      throw new TrialbookException(
          getClass().getSimpleName() + " has nothing that could be disabled.");
    }
    model.set("disabled", disabled);
    return this;
  }

  /** Takes it out of all pages, for good. */
  public void close() {
    model.close();
    layout.close();
    if (style != null) {
      style.close();
    }
  }

  @Override
  public Map<String, Object> mimeBundle() {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("text/plain", toString());
    bundle.put(VIEW, Map.of("version_major", 2, "version_minor", 0, "model_id", id()));
    return bundle;
  }
}
