package org.trialbook.kernel.widget;

import java.util.Map;

/** A bar that says how far something is; only the notebook moves it. */
public final class FloatProgress extends ValueWidget<Double> {

  FloatProgress(String description, double min, double max) {
    super(
        Kind.control("FloatProgress").shownAs("Progress"),
        "Progress",
        description,
        "value",
        Map.of("description", description, "min", min, "max", max, "value", min));
  }

  @Override
  Double read(Object state) {
    return Numbers.any(this, state);
  }

  @Override
  Object write(Double value) {
    return value;
  }
}
