package org.trialbook.kernel.widget;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.Cells;

/**
 * Draws something again whenever a control has another value: once for all the values that have
 * come by the time it begins, so that only the last counts.
 */
final class Interaction {

  private final Cell cell = Cells.ownership().ofCaller();
  private final Output output = new Output();
  private final Models models = output.models();
  private final AtomicBoolean due = new AtomicBoolean();
  private final Callable<?> drawing;

  private Interaction(Callable<?> drawing) {
    this.drawing = drawing;
  }

  /** The controls, and below them what is drawn of their values. */
  static VBox of(List<ValueWidget<?>> controls, Callable<?> drawing) {
    Interaction interaction = new Interaction(drawing);
    interaction.draw();
    controls.forEach(each -> each.onChange(value -> interaction.drawSoon()));
    List<Widget> children = new java.util.ArrayList<>(controls);
    children.add(interaction.output);
    return new VBox(children);
  }

  private void drawSoon() {
    if (due.compareAndSet(false, true)) {
      models.notebook().comms().later(cell, this::draw);
    }
  }

  private void draw() {
    due.set(false);
    output.show(drawing);
  }
}
