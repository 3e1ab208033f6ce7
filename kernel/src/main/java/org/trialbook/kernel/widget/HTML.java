package org.trialbook.kernel.widget;

import java.util.Map;

/**
 * HTML beside other widgets. It is shown as it is given: text from elsewhere goes through {@link
 * org.trialbook.display.Html#escape} first.
 */
public final class HTML extends TextWidget {

  HTML(String value) {
    super("HTML", "HTML", "", Map.of("value", value));
  }
}
