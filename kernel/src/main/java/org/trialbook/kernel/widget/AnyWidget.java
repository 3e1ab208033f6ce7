package org.trialbook.kernel.widget;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.trialbook.TrialbookException;

/**
 * A widget of your own: an ES module that draws it, and the state that it shares with the notebook,
 * of texts, numbers, lists, maps and bytes. Front ends need the package anywidget for it.
 */
public final class AnyWidget extends Widget {

  private static final String MODULE = "anywidget";

  /** Whichever the front end has. */
  private static final String VERSION = "*";

  private final Handlers<AnyWidget> handlers = new Handlers<>(models().notebook());
  private final Handlers<Map<String, Object>> messages = new Handlers<>(models().notebook());

  AnyWidget(String module, String css, Map<String, ?> values) {
    super(
        new Kind(MODULE, VERSION, "AnyModel", MODULE, VERSION, "AnyView"),
        null,
        state(module, css, values));
  }

  private static Map<String, Object> state(String module, String css, Map<String, ?> values) {
    Map<String, Object> state = new LinkedHashMap<>(values);
    state.keySet().stream()
        .filter(name -> name.startsWith("_") || name.equals("layout"))
        .findFirst()
        .ifPresent(
            name -> {
              throw new TrialbookException(
                  "\"" + name + "\" is a name of the widget's own.\nTake one without \"_\".");
            });
    state.put("_esm", module);
    state.put("_css", css);
    state.put("_anywidget_id", "org.trialbook.AnyWidget");
    return state;
  }

  /** A value of the state; null if there is none, or it is null. */
  public Object get(String name) {
    return model().get(name);
  }

  /**
   * Sets a value of the state, in the page too.
   *
   * @throws TrialbookException if the state has no such name
   */
  public AnyWidget set(String name, Object value) {
    if (name.startsWith("_") || !model().has(name)) {
      throw new TrialbookException("The state of this widget has no \"" + name + "\".");
    }
    if (model().set(name, value)) {
      handlers.call(this);
    }
    return this;
  }

  /** Hands the widget to this whenever a value of its state is another. */
  public AnyWidget onChange(Consumer<? super AnyWidget> handler) {
    handlers.add(handler);
    return this;
  }

  /** Sends a message to the module, which hears it by {@code model.on("msg:custom", ...)}. */
  public void send(Map<String, ?> content) {
    model().send(content, List.of());
  }

  /** Hands what the module sends by {@code model.send} to this. */
  public AnyWidget onMessage(Consumer<? super Map<String, Object>> handler) {
    messages.add(handler);
    return this;
  }

  @Override
  Object accepted(String name, Object value) {
    return name.startsWith("_") || name.equals("layout") ? super.accepted(name, value) : value;
  }

  @Override
  void changed(String name) {
    handlers.call(this);
  }

  @Override
  void sent(Map<String, Object> content, List<byte[]> buffers) {
    messages.call(content);
  }

  @Override
  public String toString() {
    return "AnyWidget";
  }
}
