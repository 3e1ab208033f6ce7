package org.trialbook.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Runs cells and publishes what they come to. */
final class Execution {

  private final Publisher publisher;
  private final Supplier<Evaluator> evaluator;
  private final History history;
  private final KernelTimer timer;
  private int count;

  Execution(
      Publisher publisher, Supplier<Evaluator> evaluator, History history, KernelTimer timer) {
    this.publisher = publisher;
    this.evaluator = evaluator;
    this.history = history;
    this.timer = timer;
  }

  /** Answers an execute request. */
  Reply answer(Message request) {
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
    Map<String, Object> expressions =
        failure == null ? expressions(cell, content.object("user_expressions")) : Map.of();
    cell.flush();
    if (failure == null) {
      return Reply.of(
          "status",
          "ok",
          "execution_count",
          count,
          "payload",
          List.of(),
          "user_expressions",
          expressions);
    }
    cell.publish("error", failure.content());
    Map<String, Object> reply = failure.reply();
    reply.put("execution_count", count);
    boolean abort = !silent && content.flag("stop_on_error", true);
    return new Reply(new Content(reply), abort, () -> {});
  }

  /** Runs the cell and shows its value; the failure, or null. */
  private Failure run(Cell cell, String code, boolean silent, boolean stored) {
    Evaluator.Outcome outcome = evaluator.get().run(cell, new CellSource(count, code));
    if (outcome.failure() != null || !outcome.hasValue() || silent) {
      return outcome.failure();
    }
    // Showing calls code of the cell, such as toString(): it may do whatever a cell may.
    UserThread.Result shown =
        evaluator
            .get()
            .onUserThread(
                cell,
                () -> {
                  Map<String, Object> bundle = Notebook.bundle(outcome.value());
                  cell.publish(
                      "execute_result",
                      Content.of("execution_count", count, "data", bundle, "metadata", Map.of()));
                  return bundle.get("text/plain");
                });
    if (shown.failure() != null) {
      return evaluator.get().report(shown.failure());
    }
    if (stored) {
      history.addOutput(String.valueOf(shown.value()));
    }
    return null;
  }

  /** The values of expressions that the front end wants to know beside the cell. */
  private Map<String, Object> expressions(Cell cell, Content wanted) {
    Map<String, Object> values = new LinkedHashMap<>();
    wanted
        .values()
        .forEach((name, code) -> values.put(name, expression(cell, String.valueOf(code))));
    return values;
  }

  private Map<String, Object> expression(Cell cell, String code) {
    Evaluator.Outcome outcome = evaluator.get().run(cell, new CellSource(count, code));
    if (outcome.failure() != null) {
      return outcome.failure().reply();
    }
    Object value = outcome.hasValue() ? outcome.value() : "";
    UserThread.Result shown = evaluator.get().onUserThread(cell, () -> Notebook.bundle(value));
    return shown.failure() == null
        ? Map.of("status", "ok", "data", shown.value(), "metadata", Map.of())
        : evaluator.get().report(shown.failure()).reply();
  }
}
