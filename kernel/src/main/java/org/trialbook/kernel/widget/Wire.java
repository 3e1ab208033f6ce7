package org.trialbook.kernel.widget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.TrialbookException;

/**
 * A state as it crosses the wire: what of it is bytes goes behind the message, with its path, and
 * another widget goes by its name.
 *
 * @param state without the bytes: keys are left out, elements of lists are null
 * @param paths where in the state the bytes belong, in the order of the buffers
 */
record Wire(Map<String, Object> state, List<List<Object>> paths, List<byte[]> buffers) {

  /** What has a state of its own, and goes by its name in others. */
  interface Named {
    String reference();
  }

  /** Takes a state apart. */
  static Wire of(Map<String, ?> state) {
    Wire wire = new Wire(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    state.forEach((name, value) -> wire.put(wire.state, name, value, List.of(name)));
    return wire;
  }

  private void put(Map<String, Object> target, String name, Object value, List<Object> path) {
    if (value instanceof byte[] bytes) {
      paths.add(path);
      buffers.add(bytes);
    } else {
      target.put(name, written(value, path));
    }
  }

  private Object written(Object value, List<Object> path) {
    if (value instanceof byte[] bytes) {
      paths.add(path);
      buffers.add(bytes);
      return null;
    }
    if (value instanceof Named widget) {
      return widget.reference();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach(
          (key, each) -> put(copy, String.valueOf(key), each, longer(path, String.valueOf(key))));
      return copy;
    }
    if (value instanceof Iterable<?> elements) {
      List<Object> copy = new ArrayList<>();
      for (Object each : elements) {
        copy.add(written(each, longer(path, copy.size())));
      }
      return copy;
    }
    return value;
  }

  private static List<Object> longer(List<Object> path, Object step) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    return List.copyOf(longer);
  }

  /** The data of a message with this state. */
  Map<String, Object> message(String method) {
    return Map.of("method", method, "state", state, "buffer_paths", paths);
  }

  /**
   * Puts bytes back where they belong.
   *
   * @throws TrialbookException if there are more paths than buffers, or one leads nowhere
   */
  static Map<String, Object> read(Map<String, Object> state, List<?> paths, List<byte[]> buffers) {
    if (paths.size() != buffers.size()) {
      throw new TrialbookException(
          "The page sent %s buffers and said where %s belong; nothing of it was taken."
              .formatted(buffers.size(), paths.size()));
    }
    for (int i = 0; i < buffers.size(); i++) {
      List<?> path = paths.get(i) instanceof List<?> steps ? steps : List.of();
      if (path.isEmpty() || !replace(state, path, buffers.get(i))) {
        throw new TrialbookException(
            "The page sent bytes for " + path + ", where its state has no place for them.");
      }
    }
    return state;
  }

  @SuppressWarnings("unchecked") // what JSON is read as
  private static boolean replace(Object within, List<?> path, byte[] bytes) {
    Object step = path.get(0);
    boolean last = path.size() == 1;
    if (within instanceof Map<?, ?> map && step instanceof String key) {
      if (last) {
        ((Map<String, Object>) map).put(key, bytes);
      }
      return last || replace(map.get(key), path.subList(1, path.size()), bytes);
    }
    if (within instanceof List<?> list
        && step instanceof Integer at
        && at >= 0
        && at < list.size()) {
      if (last) {
        ((List<Object>) list).set(at, bytes);
      }
      return last || replace(list.get(at), path.subList(1, path.size()), bytes);
    }
    return false;
  }
}
