package org.trialbook.kernel.widget;

import java.util.Map;

/** A bar that says how far something is, in whole numbers; only the notebook moves it. */
public final class IntProgress extends ValueWidget<Integer> {

  IntProgress(String description, int min, int max) {
    super(
        Kind.control("IntProgress").shownAs("Progress"),
        "Progress",
        description,
        "value",
        Map.of("description", description, "min", min, "max", max, "value", min));
  }

  @Override
  Integer read(Object state) {
    return Numbers.whole(this, state);
  }

  @Override
  Object write(Integer value) {
    return value;
  }
}
