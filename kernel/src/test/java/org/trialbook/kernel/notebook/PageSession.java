package org.trialbook.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.cell.StandardStreams;
import org.trialbook.kernel.compiler.DefaultImports;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.java.Outcome;
import org.trialbook.kernel.protocol.Message;

/** Cells, and a page beside them that opens comms and sends messages, without sockets. */
public final class PageSession implements AutoCloseable {

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final InputStream in = System.in;

  private final Evaluator evaluator = new Evaluator(new KernelTimer());
  private final Queue<Runnable> chores = new ArrayDeque<>();
  private final AtomicReference<Recorder> page = new AtomicReference<>(new Recorder());
  private final Comms comms =
      new Comms(
          (parent, type, metadata, content, buffers) ->
              page.get().publish(parent, type, metadata, content, buffers),
          () -> evaluator,
          new KernelTimer(),
          chores::add);
  private final NotebookSession notebook = new NotebookSession(evaluator, null, comms);
  private int cells;

  public PageSession() {
    StandardStreams.redirect(null);
    notebook.open();
    evaluator.runImports(DefaultImports.lines());
  }

  /** Runs a cell that must not fail; what it publishes, also later. */
  public Recorder run(String code) {
    Recorder recorder = new Recorder();
    Cell cell = recorder.cell();
    Outcome outcome = notebook.run(cell, new CellSource(++cells, code));
    Cells.ownership().end(cell);
    assertThat(outcome.failure())
        .as(() -> code + "\n" + String.join("\n", outcome.failure().traceback()))
        .isNull();
    return recorder;
  }

  /** Runs a cell that must fail; the message. */
  public String failure(String code) {
    return notebook.run(new Recorder().cell(), new CellSource(++cells, code)).failure().message();
  }

  public Object value(String code) {
    return notebook.run(new Recorder().cell(), new CellSource(++cells, code)).value();
  }

  public NotebookSession notebook() {
    return notebook;
  }

  /** What the page gets as the answer to a message of its own. */
  public Recorder send(String id, Map<String, ?> data, byte[]... buffers) {
    Recorder answers = new Recorder();
    page.set(answers);
    comms.received(message("comm_msg", Content.of("comm_id", id, "data", data), List.of(buffers)));
    return answers;
  }

  /** The page opens a comm. */
  public Recorder open(String id, String target) {
    Recorder answers = new Recorder();
    page.set(answers);
    comms.opened(message("comm_open", Content.of("comm_id", id, "target_name", target), List.of()));
    return answers;
  }

  /** The page closes a comm. */
  public void close(String id) {
    comms.closed(message("comm_close", Content.of("comm_id", id), List.of()));
  }

  /** The comms that are open, by id. */
  public Map<String, Object> open() {
    return comms
        .info(message("comm_info_request", Content.EMPTY, List.of()))
        .content()
        .object("comms")
        .values();
  }

  /** No message waits any more: what was put off is done; how much that was. */
  public int quiet() {
    int done = 0;
    for (Runnable chore = chores.poll(); chore != null; chore = chores.poll()) {
      chore.run();
      done++;
    }
    return done;
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    System.setIn(in);
  }

  private static Message message(String type, Content content, List<byte[]> buffers) {
    return new Message(
        List.of(),
        Content.of("msg_type", type, "msg_id", "of the page"),
        Content.EMPTY,
        Content.EMPTY,
        content,
        buffers);
  }
}
