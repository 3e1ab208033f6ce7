package org.trialbook.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.cell.StandardStreams;
import org.trialbook.kernel.compiler.DefaultImports;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.java.Outcome;
import org.trialbook.kernel.protocol.Failure;

/** Cells with magics, run by a real evaluator, and all that they print and show. */
public final class MagicSession implements AutoCloseable {

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final InputStream in = System.in;
  private final Recorder recorder = new Recorder();
  private final Cell cell = recorder.cell();
  private final Evaluator evaluator;
  private final NotebookSession notebook;
  private final History history = new History(PastSessions.none());
  private int cells;

  public MagicSession() {
    StandardStreams.redirect(null);
    evaluator = new Evaluator(new KernelTimer());
    notebook = new NotebookSession(evaluator, null, null, history);
    notebook.open();
    evaluator.runImports(DefaultImports.lines());
  }

  Evaluator evaluator() {
    return evaluator;
  }

  /** What a front end shows of a value. */
  public Map<String, Object> shownAs(Object value) {
    return notebook.renderings().bundle(value);
  }

  /** Runs a cell that must not fail; its value. */
  public Object value(String code) {
    Outcome outcome = run(code);
    assertThat(outcome.failure()).as(code).isNull();
    return outcome.value();
  }

  /** Runs a cell that must fail; the message. */
  public String failure(String code) {
    Failure failure = run(code).failure();
    assertThat(failure).as(code).isNotNull();
    return failure.message();
  }

  public Outcome run(String code) {
    recorder.messages.clear();
    cells++;
    history.add(cells, code);
    Outcome outcome = notebook.run(cell, new CellSource(cells, code));
    cell.flush();
    return outcome;
  }

  /** What the last cell printed. */
  public String printed() {
    return recorder.text(Cell.STDOUT);
  }

  /** What the last cell printed to the error stream. */
  public String warned() {
    return recorder.text(Cell.STDERR);
  }

  /** What the last cell has shown, display by display, as it is now. */
  public List<Content> shown() {
    return recorder.messages.stream()
        .filter(message -> message.type().endsWith("display_data"))
        .map(message -> message.content().object("data"))
        .toList();
  }

  /** How many places of the last cell something was shown in. */
  public long displays() {
    return recorder.messages.stream()
        .filter(message -> message.type().equals("display_data"))
        .count();
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    System.setIn(in);
  }
}
