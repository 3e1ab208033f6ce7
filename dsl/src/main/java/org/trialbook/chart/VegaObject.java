package org.trialbook.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The JSON objects that a Vega-Lite specification is made of. */
final class VegaObject {

  private VegaObject() {}

  /** Names and values in turn; it keeps their order, may be changed and may hold null. */
  static Map<String, Object> of(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  /** The same with other maps and lists, all the way down. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> copy(Map<String, Object> object) {
    return (Map<String, Object>) copyOf(object);
  }

  private static Object copyOf(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((name, each) -> copy.put(name, copyOf(each)));
      return copy;
    }
    return value instanceof List<?> list
        ? list.stream().map(VegaObject::copyOf).collect(Collectors.toCollection(ArrayList::new))
        : value;
  }
}
