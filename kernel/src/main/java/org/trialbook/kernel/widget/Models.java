package org.trialbook.kernel.widget;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.notebook.Comm;
import org.trialbook.kernel.notebook.NotebookSession;

/** The models of a notebook that are open, for a page that is loaded anew and asks for them all. */
final class Models {

  private static final String TARGET = "jupyter.widget";
  private static final String CONTROL = "jupyter.widget.control";

  /** Of the protocol that widgets speak. */
  private static final Content VERSION = Content.of("version", "2.1.0");

  private final NotebookSession notebook;
  private final Map<String, Supplier<Map<String, Object>>> open = new ConcurrentHashMap<>();

  private Models(NotebookSession notebook) {
    this.notebook = notebook;
    notebook.comms().target(CONTROL, (comm, opened) -> comm.onMessage(data -> answer(comm, data)));
  }

  /** Those of the notebook that the calling cell is in. */
  static Models ofCaller() {
    Cells.ownership().ofCaller();
    return ((NotebookSession) Cells.notebook()).part(Models.class, Models::new);
  }

  NotebookSession notebook() {
    return notebook;
  }

  /** Makes a model in the front end too. */
  Comm open(Cell cell, Wire wire) {
    return notebook
        .comms()
        .open(
            cell,
            TARGET,
            Map.of("state", wire.state(), "buffer_paths", wire.paths()),
            VERSION,
            wire.buffers());
  }

  /**
   * There is one more.
   *
   * @param described tells what a page needs to make it anew
   */
  void add(String id, Supplier<Map<String, Object>> described) {
    open.put(id, described);
  }

  void remove(String id) {
    open.remove(id);
  }

  private void answer(Comm comm, Map<String, Object> data) {
    if (!"request_states".equals(data.get("method"))) {
      return;
    }
    Map<String, Object> states = new LinkedHashMap<>();
    open.forEach((id, model) -> states.put(id, model.get()));
    Wire wire = Wire.of(states);
    comm.answer(
        Map.of("method", "update_states", "states", wire.state(), "buffer_paths", wire.paths()),
        wire.buffers());
  }
}
