package org.trialbook.kernel.widget;

import java.util.Map;

/** Several lines of text, which the page hands over as they are typed. */
public final class Textarea extends TextWidget {

  Textarea(String description, String value) {
    super(
        "Textarea",
        "Text",
        description,
        Map.of("description", description, "value", value, "disabled", false));
  }
}
