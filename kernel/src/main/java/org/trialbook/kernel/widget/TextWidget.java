package org.trialbook.kernel.widget;

import java.util.Map;

/** A widget whose value is text; how the text is shown is the view's. */
abstract class TextWidget extends ValueWidget<String> {

  TextWidget(String name, String style, String description, Map<String, ?> values) {
    super(Kind.control(name), style, description, "value", values);
  }

  @Override
  final String read(Object state) {
    if (state instanceof String text) {
      return text;
    }
    throw unfit(state, "text");
  }

  @Override
  final Object write(String value) {
    return read(value);
  }
}
