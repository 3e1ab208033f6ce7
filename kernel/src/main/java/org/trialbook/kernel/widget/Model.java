package org.trialbook.kernel.widget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.notebook.Comm;

/**
 * The state of a widget, kept the same on both sides of a comm.
 *
 * <p>What the page sends for a name that the state does not have is left out, and a value that the
 * widget refuses is taken back in the page too.
 */
final class Model implements Wire.Named {

  /** What a widget makes of what the page sends. */
  interface Listener {

    /** The page wants this value: what becomes of it, or why it cannot be. */
    Object accepted(String name, Object value);

    /** A value has changed, here or in the page. */
    void changed(String name);

    /** The page sends something of the widget's own. */
    void sent(Map<String, Object> content, List<byte[]> buffers);
  }

  private static final Listener DEAF =
      new Listener() {
        @Override
        public Object accepted(String name, Object value) {
          return value;
        }

        @Override
        public void changed(String name) {}

        @Override
        public void sent(Map<String, Object> content, List<byte[]> buffers) {}
      };

  private final Models models;
  private final Kind kind;
  private final Map<String, Object> state;
  private final Comm comm;
  private volatile Listener listener = DEAF;
  private volatile boolean open = true;

  /** Makes it on both sides. */
  Model(Models models, Cell cell, Kind kind, Map<String, ?> values) {
    this.models = models;
    this.kind = kind;
    state = kind.state();
    state.putAll(values);
    comm = models.open(cell, Wire.of(state));
    comm.onMessageWithBuffers(this::receive);
    comm.onClose(this::forget);
    models.add(comm.id(), this::described);
  }

  void listener(Listener heard) {
    listener = heard;
  }

  String id() {
    return comm.id();
  }

  /** How the state of another model names this one. */
  @Override
  public String reference() {
    return "IPY_MODEL_" + comm.id();
  }

  synchronized Object get(String name) {
    return state.get(name);
  }

  synchronized boolean has(String name) {
    return state.containsKey(name);
  }

  /** Sets a value on both sides; whether it is another than before. */
  boolean set(String name, Object value) {
    synchronized (this) {
      if (Objects.deepEquals(state.put(name, value), value)) {
        return false;
      }
    }
    Map<String, Object> changed = new LinkedHashMap<>();
    changed.put(name, value);
    Wire wire = Wire.of(changed);
    if (open) {
      comm.send(wire.message("update"), wire.buffers());
    }
    return true;
  }

  /** Sends something of the widget's own to its view. */
  void send(Map<String, ?> content, List<byte[]> buffers) {
    comm.send(Map.of("method", "custom", "content", content), buffers);
  }

  /** What a page needs to make it anew. */
  private synchronized Map<String, Object> described() {
    return Map.of(
        "model_name",
        kind.model(),
        "model_module",
        kind.module(),
        "model_module_version",
        kind.version(),
        "state",
        new LinkedHashMap<>(state));
  }

  void close() {
    forget();
    comm.close();
  }

  private void forget() {
    open = false;
    models.remove(comm.id());
  }

  private void receive(Map<String, Object> data, List<byte[]> buffers) {
    Content content = new Content(data);
    switch (content.text("method", "")) {
      case "update" ->
          update(
              Wire.read(
                  new LinkedHashMap<>(content.object("state").values()),
                  content.list("buffer_paths"),
                  buffers));
      case "request_state" -> answer("update", whole());
      case "custom" -> listener.sent(content.object("content").values(), buffers);
      default ->
          throw new TrialbookException(
              "The page asked a widget for \"" + data.get("method") + "\", which there is not.");
    }
  }

  private void update(Map<String, Object> wanted) {
    Map<String, Object> taken = new LinkedHashMap<>();
    Map<String, Object> kept = new LinkedHashMap<>();
    RuntimeException refused = null;
    for (Map.Entry<String, Object> each : wanted.entrySet()) {
      String name = each.getKey();
      if (!has(name) || name.startsWith("_model") || name.startsWith("_view")) {
        continue;
      }
      try {
        taken.put(name, listener.accepted(name, each.getValue()));
      } catch (TrialbookException e) {
        kept.put(name, get(name));
        refused = e;
      }
    }
    List<String> changed = new ArrayList<>();
    synchronized (this) {
      taken.forEach(
          (name, value) -> {
            if (!Objects.deepEquals(state.put(name, value), value)) {
              changed.add(name);
            }
          });
    }
    if (!taken.isEmpty()) {
      answer("echo_update", taken); // other pages of this notebook show it too
    }
    if (!kept.isEmpty()) {
      answer("update", kept);
    }
    changed.forEach(listener::changed);
    if (refused != null) {
      throw refused;
    }
  }

  private synchronized Map<String, Object> whole() {
    return new LinkedHashMap<>(state);
  }

  private void answer(String method, Map<String, Object> values) {
    Wire wire = Wire.of(values);
    comm.answer(wire.message(method), wire.buffers());
  }
}
