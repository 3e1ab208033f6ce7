package org.trialbook.kernel.widget;

import java.util.Map;

/** Text beside other widgets. Nothing in it is markup, but for formulas between dollar signs. */
public final class Label extends TextWidget {

  Label(String value) {
    super("Label", "Label", "", Map.of("value", value));
  }
}
