package org.trialbook.chart;

import java.util.LinkedHashMap;
import java.util.Map;

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
}
