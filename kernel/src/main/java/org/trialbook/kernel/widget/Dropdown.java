package org.trialbook.kernel.widget;

import java.util.List;
import java.util.Map;

/**
 * One of some values, shown by their texts.
 *
 * @param <T> what the values are
 */
public final class Dropdown<T> extends ValueWidget<T> {

  private final List<T> options;

  Dropdown(String description, List<T> options) {
    super(
        Kind.control("Dropdown"),
        "Description",
        description,
        "index",
        Map.of(
            "description",
            description,
            "_options_labels",
            options.stream().map(String::valueOf).toList(),
            "index",
            0,
            "disabled",
            false));
    this.options = options;
  }

  /** The values that can be chosen. */
  public List<T> options() {
    return options;
  }

  @Override
  T read(Object state) {
    if (state instanceof Integer index && index >= 0 && index < options.size()) {
      return options.get(index);
    }
    throw unfit(state, "the places of its " + options.size() + " values");
  }

  @Override
  Object write(T value) {
    int index = options.indexOf(value);
    if (index < 0) {
      throw unfit(value, "one of " + options);
    }
    return index;
  }
}
