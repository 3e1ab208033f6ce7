package org.trialbook.kernel.assist;

import java.util.List;
import java.util.Map;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.java.UserThread;
import org.trialbook.kernel.magic.Variable;
import org.trialbook.kernel.notebook.NotebookSession;
import org.trialbook.kernel.notebook.NotebookWorkspace;

/**
 * Answers what a panel of variables asks, in the words of the debugger's protocol and without a
 * debugger: {@code inspectVariables}, {@code variables}, {@code richInspectVariables} and {@code
 * debugInfo}. Everything else of that protocol is refused: breakpoints would never be hit.
 */
public final class Variables {

  /** What a front end asks first: that there is no debugger, and values show themselves. */
  private static final Content INFO =
      Content.of("isStarted", false, "hashMethod", "Murmur2", "hashSeed", 0)
          .with("tmpFilePrefix", "")
          .with("tmpFileSuffix", "")
          .with("breakpoints", List.of())
          .with("stoppedThreads", List.of())
          .with("exceptionPaths", List.of())
          .with("richRendering", true)
          .with("copyToGlobals", false);

  private final NotebookSession notebook;
  private final VariableTree tree = new VariableTree();

  /** Knows the variables of this notebook. */
  public Variables(NotebookSession notebook) {
    this.notebook = notebook;
  }

  /**
   * Answers a debug request; between cells, since code of cells may run for it.
   *
   * @param cell where what that code prints goes
   */
  public Content answer(Cell cell, Content request) {
    Cell latest = Cells.ownership().latest();
    Cell running = latest == null ? cell : latest; // threads of nobody go on working for it
    Cells.interruption().clearStop();
    UserThread.Result result =
        notebook
            .evaluator()
            .onUserThread(running, () -> Cells.ownership().as(cell, () -> body(cell, request)));
    Cells.ownership().end(running);
    cell.flush();
    return result.failure() == null
        ? response(request, true).with("body", result.value())
        : refused(request, message(result.failure()));
  }

  /** Answers what needs no values, wherever it is asked. */
  public static Content answerWithoutValues(Content request) {
    return request.text("command", "").equals("debugInfo")
        ? response(request, true).with("body", INFO.values())
        : refused(request, unknown(request).getMessage());
  }

  private static String message(Throwable failure) {
    return failure instanceof TrialbookException ? failure.getMessage() : failure.toString();
  }

  private static TrialbookException unknown(Content request) {
    return new TrialbookException(
        "This kernel has no debugger, so it does not know the command \""
            + request.text("command", "")
            + "\"; it tells of variables: inspectVariables.");
  }

  /** The answer to a request that cannot be done. */
  public static Content refused(Content request, String reason) {
    return response(request, false)
        .with("message", reason)
        .with("status", "error")
        .with("ename", "DebuggerError")
        .with("evalue", reason)
        .with("traceback", List.of(reason));
  }

  private static Content response(Content request, boolean success) {
    return Content.of("type", "response", "success", success)
        .with("seq", request.number("seq", 0))
        .with("request_seq", request.number("seq", 0))
        .with("command", request.text("command", ""));
  }

  private Map<String, Object> body(Cell cell, Content request) {
    Content asked = request.object("arguments");
    return switch (request.text("command", "")) {
      case "debugInfo" -> INFO.values();
      case "inspectVariables" -> Map.of("variables", tree.roots(all(cell)));
      case "variables" ->
          Map.of(
              "variables",
              tree.inside(
                  asked.number("variablesReference", 0),
                  Math.max(0, asked.number("start", 0)),
                  asked.number("count", 0)));
      case "richInspectVariables" -> rich(cell, asked.text("variableName", ""));
      default -> throw unknown(request);
    };
  }

  private Map<String, Object> rich(Cell cell, String name) {
    Variable variable =
        all(cell).stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new TrialbookException("There is no variable \"" + name + "\" here."));
    Map<String, Object> data = notebook.renderings().bundle(variable.value());
    return Map.of("data", data, "metadata", Map.of());
  }

  private List<Variable> all(Cell cell) {
    return new NotebookWorkspace(notebook, cell).variables();
  }
}
