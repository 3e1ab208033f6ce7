package org.trialbook.kernel.widget;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellInterrupted;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.notebook.NotebookSession;

/**
 * What is to be done when something happens to a widget. What a handler prints and shows, and how
 * it fails, belongs to the cell that has given it.
 */
final class Handlers<T> {

  private record Handler<T>(Cell cell, Consumer<? super T> deed) {}

  private final NotebookSession notebook;
  private final List<Handler<T>> handlers = new CopyOnWriteArrayList<>();

  Handlers(NotebookSession notebook) {
    this.notebook = notebook;
  }

  void add(Consumer<? super T> deed) {
    if (deed == null) {
      throw new TrialbookException("A handler is needed: value -> ...");
    }
    handlers.add(new Handler<>(Cells.ownership().ofCaller(), deed));
  }

  void call(T value) {
    handlers.forEach(each -> call(each, value));
  }

  private void call(Handler<T> handler, T value) {
    try {
      Cells.ownership()
          .as(
              handler.cell(),
              () -> {
                handler.deed().accept(value);
                return null;
              });
    } catch (CellInterrupted e) {
      throw e;
    } catch (Throwable e) { // the others are called all the same
      notebook.report(e).traceback().forEach(handler.cell()::warn);
    } finally {
      handler.cell().flush();
    }
  }
}
