package org.trialbook.kernel.widget;

import java.util.Map;

/** A line of text, which the page hands over as it is typed. */
public final class Text extends TextWidget {

  Text(String description, String value) {
    super(
        "Text",
        "Text",
        description,
        Map.of("description", description, "value", value, "disabled", false));
  }
}
