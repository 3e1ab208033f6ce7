package org.trialbook.kernel.base;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One JSON object of a message, read with tolerance: a value that is missing or of another type is
 * the default, and values that nobody asks for are nobody's business.
 */
public record Content(Map<String, Object> values) {

  public static final Content EMPTY = new Content(Map.of());

  /** Names and values in turn; values may be null. */
  public static Content of(Object... namesAndValues) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Content(Collections.unmodifiableMap(values));
  }

  /** The same with one value more, or another in its place. */
  public Content with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Content(Collections.unmodifiableMap(more));
  }

  public String text(String name, String otherwise) {
    return values.get(name) instanceof String text ? text : otherwise;
  }

  public boolean flag(String name, boolean otherwise) {
    return values.get(name) instanceof Boolean flag ? flag : otherwise;
  }

  public int number(String name, int otherwise) {
    return values.get(name) instanceof Number number ? number.intValue() : otherwise;
  }

  @SuppressWarnings("unchecked") // the keys of a JSON object are strings
  public Content object(String name) {
    return values.get(name) instanceof Map<?, ?> map
        ? new Content((Map<String, Object>) map)
        : EMPTY;
  }

  public List<?> list(String name) {
    return values.get(name) instanceof List<?> list ? list : List.of();
  }
}
