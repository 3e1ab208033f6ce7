package org.trialbook.kernel.notebook;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.java.Outcome;
import org.trialbook.kernel.java.UserThread;
import org.trialbook.kernel.protocol.Failure;
import org.trialbook.kernel.protocol.Message;
import org.trialbook.kernel.protocol.Publisher;
import org.trialbook.kernel.protocol.Reply;

/** Runs cells and publishes what they come to. */
public final class Execution {

  private final Publisher publisher;
  private final Supplier<NotebookSession> notebook;
  private final History history;
  private final KernelTimer timer;
  private int count;

  public Execution(
      Publisher publisher, Supplier<NotebookSession> notebook, History history, KernelTimer timer) {
    this.publisher = publisher;
    this.notebook = notebook;
    this.history = history;
    this.timer = timer;
  }

  /** Answers an execute request. */
  public Reply answer(Message request) {
    Content content = request.content();
    String code = content.text("code", "").replace("\r\n", "\n");
    boolean silent = content.flag("silent", false);
    boolean stored = !silent && content.flag("store_history", true);
    Cell cell = new Cell(request, publisher, timer);
    if (stored) {
      count++;
      history.add(count, code);
    }
    if (!silent) {
      cell.publish("execute_input", Content.of("code", code, "execution_count", count));
    }
    Failure failure = run(cell, code, silent, stored);
    Content expressions =
        failure == null ? expressions(cell, content.object("user_expressions")) : Content.EMPTY;
    Cells.ownership().end(cell);
    if (failure == null) {
      return Reply.of(
          Content.of("status", "ok", "execution_count", count, "payload", List.of())
              .with("user_expressions", expressions.values()));
    }
    cell.publish("error", failure.content());
    boolean aborts = !silent && content.flag("stop_on_error", true);
    return new Reply(failure.reply().with("execution_count", count), aborts, () -> {});
  }

  /** Runs the cell and shows its value; the failure, or null. */
  private Failure run(Cell cell, String code, boolean silent, boolean stored) {
    Outcome outcome = notebook.get().run(cell, new CellSource(count, code));
    if (outcome.failure() != null || !outcome.hasValue() || silent) {
      return outcome.failure();
    }
    if (outcome.value() instanceof Display) {
      return null; // what it shows is on the screen already
    }
    // Showing calls code of the cell, such as toString(): it may do whatever a cell may.
    UserThread.Result shown =
        notebook.get().evaluator().onUserThread(cell, () -> show(cell, outcome.value()));
    if (shown.failure() != null) {
      return notebook.get().evaluator().report(shown.failure());
    }
    if (stored) {
      history.addOutput(String.valueOf(shown.value()));
    }
    return null;
  }

  /** Publishes the value of a cell; its plain text. */
  private Object show(Cell cell, Object value) {
    Renderings renderings = notebook.get().renderings();
    Display.showBefore(renderings, cell, value);
    Map<String, Object> bundle = renderings.bundle(value);
    cell.publish(
        "execute_result",
        Content.of(
            "execution_count",
            count,
            "data",
            bundle,
            "metadata",
            Renderings.metadata(value, bundle)));
    return bundle.get("text/plain");
  }

  /** The values of expressions that the front end wants to know beside the cell. */
  private Content expressions(Cell cell, Content wanted) {
    Content values = Content.EMPTY;
    for (Map.Entry<String, Object> each : wanted.values().entrySet()) {
      Content value = expression(cell, String.valueOf(each.getValue()));
      values = values.with(each.getKey(), value.values());
    }
    return values;
  }

  private Content expression(Cell cell, String code) {
    Outcome outcome = notebook.get().run(cell, new CellSource(count, code));
    if (outcome.failure() != null) {
      return outcome.failure().reply();
    }
    Object value = outcome.hasValue() ? outcome.value() : "";
    UserThread.Result shown =
        notebook
            .get()
            .evaluator()
            .onUserThread(cell, () -> notebook.get().renderings().bundle(value));
    return shown.failure() == null
        ? Content.of("status", "ok", "data", shown.value(), "metadata", Map.of())
        : notebook.get().evaluator().report(shown.failure()).reply();
  }
}
