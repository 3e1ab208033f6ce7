package org.trialbook.kernel.widget;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellInterrupted;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.notebook.Display;
import org.trialbook.kernel.notebook.NotebookSession;

/**
 * A place beside other widgets for what cells print and show.
 *
 * <pre>{@code
 * var place = output();
 * place.show(() -> "what it comes to");
 * }</pre>
 */
public final class Output extends Widget {

  private volatile OutputArea current;

  Output() {
    super(Kind.OUTPUT, null, Map.of("msg_id", "", "outputs", List.of()));
  }

  /**
   * Shows here what this prints, shows, and comes to, in the place of what was here before. What it
   * throws is shown as the error of a cell is, and ends nothing.
   */
  public void show(Callable<?> work) {
    Cell cell = Cells.ownership().ofCaller();
    OutputArea[] area = new OutputArea[1];
    Cell here =
        cell.redirected(
            onwards -> {
              area[0] = new OutputArea(onwards, outputs -> look(area[0], outputs));
              return area[0];
            });
    current = area[0];
    try {
      Cells.ownership()
          .as(
              here,
              () -> {
                fill(here, work);
                return null;
              });
    } catch (CellInterrupted e) {
      throw e;
    } catch (Throwable e) { // of the work; errors such as a stack overflow too
      here.publish("error", notebook().report(e).content());
    } finally {
      here.flush();
      area[0].ended();
    }
  }

  private void fill(Cell here, Callable<?> work) throws Exception {
    Object value = work.call();
    if (value != null && !(value instanceof Display)) {
      new Display(notebook().renderings(), here).show(value);
    }
  }

  /** Shows nothing here any more. */
  public void clear() {
    current = null;
    model().set("outputs", List.of());
  }

  /** What threads add to an older output is not shown any more. */
  private void look(OutputArea area, List<Map<String, Object>> outputs) {
    if (area == current) {
      model().set("outputs", outputs);
    }
  }

  private NotebookSession notebook() {
    return models().notebook();
  }

  @Override
  public String toString() {
    return "Output";
  }
}
