package org.trialbook.kernel.notebook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import jdk.jshell.Snippet.Status;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.java.NestedFailure;
import org.trialbook.kernel.java.Outcome;
import org.trialbook.kernel.magic.Evaluation;
import org.trialbook.kernel.magic.PastCell;
import org.trialbook.kernel.magic.Variable;
import org.trialbook.kernel.magic.Workspace;

/** The notebook as a magic sees it that this cell calls. */
public final class NotebookWorkspace implements Workspace {

  private final NotebookSession notebook;
  private final Evaluator evaluator;
  private final Cell cell;

  public NotebookWorkspace(NotebookSession notebook, Cell cell) {
    this.notebook = notebook;
    this.evaluator = notebook.evaluator();
    this.cell = cell;
  }

  @Override
  public Evaluation evaluate(String name, String code) {
    if (!evaluator.isOnUserThread()) {
      throw new TrialbookException(
          "Code can be evaluated on the thread of the cell only, and this is another:\n"
              + Thread.currentThread().getName());
    }
    Duration before = evaluator.running();
    Outcome outcome = notebook.runInside(cell, new CellSource(name, code, code));
    if (outcome.failure() != null) {
      Throwable thrown = outcome.failure().thrown();
      NotebookWorkspace.<RuntimeException>rethrow(
          thrown == null ? new NestedFailure(outcome.failure()) : thrown);
    }
    return new Evaluation(outcome.hasValue(), outcome.value(), evaluator.running().minus(before));
  }

  @Override
  public List<Variable> variables() {
    return evaluator
        .jshell()
        .variables()
        .filter(each -> !each.name().startsWith("$")) // JShell's own, for unnamed results
        .filter(each -> !each.name().isEmpty()) // of the form int _ = f();
        .filter(each -> evaluator.jshell().status(each) == Status.VALID)
        .map(each -> new Variable(each.typeName(), each.name(), evaluator.value(each)))
        .toList();
  }

  @Override
  public void declare(String type, String name, Object value) {
    notebook.handOver(value);
    evaluate(name, type + " " + name + " = $Kernel.takeOver();");
  }

  @Override
  public void addToClassPath(List<Path> entries) {
    entries.forEach(entry -> evaluator.addToClassPath(entry));
    notebook.librariesAdded(cell);
  }

  @Override
  public Consumer<Object> display(Object value) {
    Display display = new Display(notebook.renderings(), cell);
    display.show(value);
    return display::update;
  }

  @Override
  public List<PastCell> history() {
    return notebook.history().ofSession();
  }

  @Override
  public String reset() {
    return evaluator.reset();
  }

  @Override
  public void showProgress(boolean shown) {
    notebook.showProgress(shown);
  }

  @Override
  public boolean showsProgress() {
    return notebook.showsProgress();
  }

  /** Lets a checked exception of the notebook's own code pass through the magic. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
