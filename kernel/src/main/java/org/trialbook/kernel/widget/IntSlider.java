package org.trialbook.kernel.widget;

import java.util.Map;

/** A whole number between two others. */
public final class IntSlider extends ValueWidget<Integer> {

  private final int min;
  private final int max;

  IntSlider(String description, int min, int max, int value) {
    super(
        Kind.control("IntSlider"),
        "Slider",
        description,
        "value",
        Map.of(
            "description", description, "min", min, "max", max, "value", value, "disabled", false));
    this.min = min;
    this.max = max;
  }

  @Override
  Integer read(Object state) {
    return Numbers.whole(this, state);
  }

  @Override
  Object write(Integer value) {
    if (value == null || value < min || value > max) {
      throw unfit(value, "whole numbers from " + min + " to " + max);
    }
    return value;
  }
}
