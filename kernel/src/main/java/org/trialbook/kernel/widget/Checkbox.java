package org.trialbook.kernel.widget;

import java.util.Map;

/** Yes or no. */
public final class Checkbox extends ValueWidget<Boolean> {

  Checkbox(String description, boolean value) {
    super(
        Kind.control("Checkbox"),
        "Checkbox",
        description,
        "value",
        Map.of("description", description, "value", value, "disabled", false));
  }

  @Override
  Boolean read(Object state) {
    if (state instanceof Boolean flag) {
      return flag;
    }
    throw unfit(state, "true and false");
  }

  @Override
  Object write(Boolean value) {
    return read(value);
  }
}
