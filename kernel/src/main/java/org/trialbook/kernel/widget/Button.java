package org.trialbook.kernel.widget;

import java.util.List;
import java.util.Map;

/** Something to click on. */
public final class Button extends Widget {

  private final String description;
  private final Handlers<Button> handlers = new Handlers<>(models().notebook());

  Button(String description) {
    super(Kind.control("Button"), "Button", Map.of("description", description, "disabled", false));
    this.description = description;
  }

  /**
   * Does this at each click from now on, between cells. What it prints and shows belongs to the
   * cell that calls this; so does its failure.
   */
  public Button onClick(Runnable deed) {
    handlers.add(button -> deed.run());
    return this;
  }

  @Override
  void sent(Map<String, Object> content, List<byte[]> buffers) {
    if ("click".equals(content.get("event"))) {
      handlers.call(this);
    }
  }

  @Override
  public String toString() {
    return "Button(" + description + ")";
  }
}
