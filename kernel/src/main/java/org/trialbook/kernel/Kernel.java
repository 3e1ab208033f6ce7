package org.trialbook.kernel;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.assist.Assistance;
import org.trialbook.kernel.assist.Variables;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.base.Log;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.cell.StandardStreams;
import org.trialbook.kernel.cell.Stdin;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.notebook.Comms;
import org.trialbook.kernel.notebook.Execution;
import org.trialbook.kernel.notebook.History;
import org.trialbook.kernel.notebook.NotebookSession;
import org.trialbook.kernel.notebook.PastSessions;
import org.trialbook.kernel.protocol.Channel;
import org.trialbook.kernel.protocol.Connection;
import org.trialbook.kernel.protocol.Iopub;
import org.trialbook.kernel.protocol.Message;
import org.trialbook.kernel.protocol.Reply;
import org.trialbook.kernel.protocol.RequestLoop;
import org.trialbook.kernel.protocol.Session;
import org.trialbook.kernel.protocol.Signature;
import org.zeromq.SocketType;
import org.zeromq.ZContext;

/** A running kernel: five channels, who answers on them and what runs the cells. */
final class Kernel implements AutoCloseable {

  private final ZContext context = new ZContext();
  private final CompletableFuture<Throwable> ended = new CompletableFuture<>();
  private final CompletableFuture<Evaluator> evaluator;
  private final CompletableFuture<NotebookSession> notebook;
  private final CompletableFuture<Assistance> assistance;
  private final Channel heartbeat;
  private final Channel iopubChannel;
  private final Channel stdinChannel;
  private final Iopub iopub;
  private final Stdin stdin;
  private final RequestLoop shell;
  private final RequestLoop control;
  private final KernelTimer timer;
  private final Runnable whenQuiet;
  private CompletableFuture<Void> warmUp;

  /**
   * Binds the sockets; a front end may connect from now on.
   *
   * @param evaluator what runs the cells, once it is there; cells that come before wait for it
   * @param past the cells of sessions before this one
   * @param whenQuiet called once nobody waits any more for the start
   */
  Kernel(
      Connection connection,
      CompletableFuture<Evaluator> evaluator,
      KernelTimer timer,
      PastSessions past,
      Runnable whenQuiet) {
    this.evaluator = evaluator;
    this.timer = timer;
    this.whenQuiet = whenQuiet;
    Session session =
        new Session(
            new Signature(connection.signatureScheme(), connection.key()), Clock.systemUTC());
    heartbeat = channel(SocketType.ROUTER, connection, connection.heartbeatPort());
    iopubChannel = channel(SocketType.XPUB, connection, connection.iopubPort());
    stdinChannel = channel(SocketType.ROUTER, connection, connection.stdinPort());
    iopub = new Iopub(session, iopubChannel);
    stdin = new Stdin(session, stdinChannel);
    shell = loop(session, connection, connection.shellPort());
    control = loop(session, connection, connection.controlPort());
    History history = new History(past);
    Comms comms = new Comms(iopub, evaluator::join, timer, shell::later);
    notebook = evaluator.thenApply(java -> new NotebookSession(java, stdin, comms, history));
    assistance = notebook.thenApply(Assistance::new);
    Execution execution = new Execution(iopub, notebook::join, history, timer);
    control.on("debug_request", request -> debugging().answerBetweenCells(request));
    shell
        .on("debug_request", request -> debugging().answerNow(request))
        .on("execute_request", execution::answer)
        .on("complete_request", fromContent(Assistance::complete))
        .on("inspect_request", fromContent(Assistance::inspect))
        .on("is_complete_request", fromContent(Assistance::isComplete))
        .on("history_request", request -> Reply.of(history.answer(request.content())))
        .on("comm_info_request", comms::info)
        .on("comm_open", comms::opened)
        .on("comm_msg", comms::received)
        .on("comm_close", comms::closed);
    for (RequestLoop loop : List.of(shell, control)) {
      loop.on("kernel_info_request", request -> Reply.of(KernelInfo.content()))
          // VS Code interrupts on the shell channel, where the turn comes after the cell's end.
          .onArrival("interrupt_request", this::interrupt)
          .on("interrupt_request", request -> Reply.of(Content.of("status", "ok")))
          .on("shutdown_request", this::shutdown);
    }
  }

  void start() {
    StandardStreams.redirect(stdin);
    Thread.setDefaultUncaughtExceptionHandler(this::tellEnd);
    heartbeat.start("heartbeat", heartbeat::send, ended::complete);
    iopubChannel.start("iopub", iopub::subscription, ended::complete);
    stdinChannel.start("stdin", stdin::receive, ended::complete);
    iopub.status(Content.EMPTY, "starting");
    control.start("control");
    shell.start("shell");
    Interrupts.on(this::interrupt);
    warmUp = notebook.thenAccept(this::begin);
  }

  /**
   * Waits until a front end shuts the kernel down.
   *
   * @throws TrialbookException if the kernel has to end because it could answer no longer
   */
  void await() {
    Throwable cause = ended.join();
    if (cause != null) {
      throw new TrialbookException(
          "The kernel ends because it can answer no longer: " + cause, cause);
    }
  }

  @Override
  public void close() {
    warmUp.cancel(false);
    control.close();
    shell.close();
    iopubChannel.close();
    stdinChannel.close();
    heartbeat.close();
    context.close();
  }

  private RequestLoop loop(Session session, Connection connection, int port) {
    return new RequestLoop(
        session, channel(SocketType.ROUTER, connection, port), iopub, ended::complete);
  }

  private Channel channel(SocketType type, Connection connection, int port) {
    return new Channel(context, type, connection.address(port));
  }

  /** Made when somebody asks: few do, and a start is to load nothing for it. */
  private DebugRequests debugging() {
    return new DebugRequests(
        shell::later, () -> notebook.join().part(Variables.class, Variables::new), iopub, timer);
  }

  /** A handler that needs no more than the content of the request. */
  private RequestLoop.Handler fromContent(BiFunction<Assistance, Content, Content> answer) {
    return request -> Reply.of(answer.apply(assistance.join(), request.content()));
  }

  private void begin(NotebookSession ready) {
    ready.open();
    warmUp(ready);
    ready.showProgress(true); // loads half the DSL, for which no cell waits
  }

  /** Does unseen, while no request waits, what a first cell and completion would wait for. */
  private void warmUp(NotebookSession ready) {
    Message nobody =
        new Message(
            List.of(), Content.EMPTY, Content.EMPTY, Content.EMPTY, Content.EMPTY, List.of());
    Cell unseen = new Cell(nobody, (parent, type, metadata, content, buffers) -> {}, timer);
    shell.later(() -> ready.run(unseen, new CellSource(0, "1")));
    shell.later(() -> Cells.ownership().end(unseen));
    shell.later(() -> assistance.join().complete(Content.of("code", "String.v")));
    shell.later(whenQuiet);
  }

  /** A thread of a cell has ended with an exception: what it threw is told as cells tell it. */
  private void tellEnd(Thread thread, Throwable thrown) {
    Cell cell = Cells.ownership().current();
    Evaluator java = evaluator.getNow(null);
    if (cell == null || java == null) {
      Log.warn("the thread " + thread.getName() + " has ended", thrown);
    } else {
      cell.warn("Exception in thread \"" + thread.getName() + "\"");
      java.report(thrown).traceback().forEach(cell::warn);
    }
  }

  private void interrupt() {
    Evaluator running = evaluator.isCompletedExceptionally() ? null : evaluator.getNow(null);
    if (running != null) {
      running.interrupt();
    }
  }

  private Reply shutdown(Message request) {
    boolean restart = request.content().flag("restart", false);
    return new Reply(
        Content.of("status", "ok", "restart", restart), false, () -> ended.complete(null));
  }
}
