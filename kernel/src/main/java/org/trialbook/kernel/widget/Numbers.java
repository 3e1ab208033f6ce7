package org.trialbook.kernel.widget;

import org.trialbook.TrialbookException;

/** Numbers as pages send them: 5 may come as 5.0, and a hostile one as a text. */
final class Numbers {

  private Numbers() {}

  static Integer whole(ValueWidget<?> widget, Object state) {
    if (state instanceof Number number && number.intValue() == number.doubleValue()) {
      return number.intValue();
    }
    throw widget.unfit(state, "whole numbers");
  }

  static Double any(ValueWidget<?> widget, Object state) {
    if (state instanceof Number number) {
      return number.doubleValue();
    }
    throw widget.unfit(state, "numbers");
  }

  /** Ends that are the wrong way around, or a value outside of them, are a slip of the pen. */
  static void requireOrder(String description, Number min, Number max, Number value) {
    boolean ordered =
        min.doubleValue() <= value.doubleValue() && value.doubleValue() <= max.doubleValue();
    if (!ordered || !Double.isFinite(max.doubleValue() - min.doubleValue())) {
      throw new TrialbookException(
          "\"%s\" cannot go from %s to %s and begin at %s.".formatted(description, min, max, value)
              + "\nThe first end is the smaller one, and the beginning is between them.");
    }
  }
}
