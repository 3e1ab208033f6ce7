package org.trialbook.kernel.notebook;

import java.util.Map;
import java.util.UUID;
import org.trialbook.Displayable;
import org.trialbook.kernel.Notebook;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.cell.Cell;

/** Something shown by {@link Notebook#display}, which can be replaced in place. */
public final class Display {

  private final Cell cell;
  private final String id;

  public Display(Cell cell) {
    this(cell, UUID.randomUUID().toString());
  }

  public Display(Cell cell, String id) {
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
    showBefore(cell, value);
    publish("display_data", value);
  }

  /** Shows what a value wants to have in front of it. */
  static void showBefore(Cell cell, Object value) {
    if (value instanceof Displayable displayable) {
      displayable.before().forEach(each -> new Display(cell).show(each));
    }
  }

  private void publish(String type, Object value) {
    Map<String, Object> bundle = Notebook.bundle(value);
    cell.publish(
        type,
        Content.of("data", bundle, "metadata", Notebook.metadata(value, bundle))
            .with("transient", Map.of("display_id", id)));
  }
}
