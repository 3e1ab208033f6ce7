package org.trialbook.kernel.notebook;

import java.util.Map;
import java.util.UUID;
import org.trialbook.display.Displayable;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.cell.Cell;

/** Something shown by a cell, which can be replaced in place. */
public final class Display {

  private final Renderings renderings;
  private final Cell cell;
  private final String id;

  public Display(Renderings renderings, Cell cell) {
    this(renderings, cell, UUID.randomUUID().toString());
  }

  public Display(Renderings renderings, Cell cell, String id) {
    this.renderings = renderings;
    this.cell = cell;
    this.id = id;
  }

  /** The name under which front ends know this display. */
  public String id() {
    return id;
  }

  /** Shows another value in the place of the last; every thread may, also after the cell's end. */
  public void update(Object value) {
    publish("update_display_data", value);
  }

  public void show(Object value) {
    showBefore(renderings, cell, value);
    publish("display_data", value);
  }

  /** Shows what a value wants to have in front of it. */
  static void showBefore(Renderings renderings, Cell cell, Object value) {
    if (value instanceof Displayable displayable) {
      displayable.before().forEach(each -> new Display(renderings, cell).show(each));
    }
  }

  private void publish(String type, Object value) {
    Map<String, Object> bundle = renderings.bundle(value);
    cell.publish(
        type,
        Content.of("data", bundle, "metadata", Renderings.metadata(value, bundle))
            .with("transient", Map.of("display_id", id)));
  }
}
