package org.trialbook.kernel.widget;

import java.util.Map;

/** A number between two others. */
public final class FloatSlider extends ValueWidget<Double> {

  /** As many steps as ipywidgets has between its default ends. */
  private static final int STEPS = 100;

  private final double min;
  private final double max;

  FloatSlider(String description, double min, double max, double value) {
    super(
        Kind.control("FloatSlider"),
        "Slider",
        description,
        "value",
        Map.of(
            "description",
            description,
            "min",
            min,
            "max",
            max,
            "value",
            value,
            "disabled",
            false,
            "step",
            (max - min) / STEPS));
    this.min = min;
    this.max = max;
  }

  @Override
  Double read(Object state) {
    return Numbers.any(this, state);
  }

  @Override
  Object write(Double value) {
    if (value == null || !(value >= min && value <= max)) {
      throw unfit(value, "numbers from " + min + " to " + max);
    }
    return value;
  }
}
