package org.trialbook.kernel.notebook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.java.UserThread;
import org.trialbook.kernel.protocol.Message;
import org.trialbook.kernel.protocol.Publisher;
import org.trialbook.kernel.protocol.Reply;

/**
 * The comms that are open, and the targets that cells have named. What a front end opens for
 * another target is closed again, as the protocol wants it, so that nobody waits for an answer.
 */
public final class Comms implements Comm.Line {

  private final Publisher publisher;
  private final Supplier<Evaluator> evaluator;
  private final KernelTimer timer;
  private final Map<String, BiConsumer<Comm, Map<String, Object>>> targets =
      new ConcurrentHashMap<>();
  private final Map<String, Comm> open = new ConcurrentHashMap<>();

  public Comms(Publisher publisher, Supplier<Evaluator> evaluator, KernelTimer timer) {
    this.publisher = publisher;
    this.evaluator = evaluator;
    this.timer = timer;
  }

  // ---- asked by cells ---------------------------------------------------------------------

  /** From now on front ends may open comms for this target. */
  public void target(String name, BiConsumer<Comm, Map<String, Object>> opened) {
    targets.put(name, opened);
  }

  /** Opens one from here. */
  public Comm open(Cell cell, String target, Map<String, ?> data) {
    Comm comm = new Comm(this, UUID.randomUUID().toString(), target);
    open.put(comm.id(), comm);
    cell.publish("comm_open", content(comm, data).with("target_name", target));
    return comm;
  }

  @Override
  public void send(Comm comm, Map<String, ?> data) {
    if (!open.containsKey(comm.id())) {
      throw new TrialbookException(
          "The comm for " + comm.target() + " is closed; nothing was sent.");
    }
    Cells.ownership().ofCaller().publish("comm_msg", content(comm, data));
  }

  @Override
  public void close(Comm comm) {
    if (open.remove(comm.id()) != null) {
      Cells.ownership().ofCaller().publish("comm_close", content(comm, Map.of()));
    }
  }

  private static Content content(Comm comm, Map<String, ?> data) {
    return Content.of("comm_id", comm.id(), "data", data);
  }

  // ---- asked by front ends ----------------------------------------------------------------

  public Reply info(Message request) {
    String wanted = request.content().text("target_name", "");
    Map<String, Object> known = new LinkedHashMap<>();
    open.forEach(
        (id, comm) -> {
          if (wanted.isEmpty() || wanted.equals(comm.target())) {
            known.put(id, Map.of("target_name", comm.target()));
          }
        });
    return Reply.of(Content.of("status", "ok", "comms", known));
  }

  public Reply opened(Message request) {
    Content content = request.content();
    Comm comm = new Comm(this, content.text("comm_id", ""), content.text("target_name", ""));
    BiConsumer<Comm, Map<String, Object>> target = targets.get(comm.target());
    if (target == null) {
      publisher.publish(request.header(), "comm_close", content(comm, Map.of()));
      return Reply.NONE;
    }
    open.put(comm.id(), comm);
    run(request, () -> target.accept(comm, content.object("data").values()));
    return Reply.NONE;
  }

  /** A message; those of comms that are not open are nobody's. */
  public Reply received(Message request) {
    Comm comm = open.get(request.content().text("comm_id", ""));
    if (comm != null) {
      run(request, () -> comm.receive(request.content().object("data").values()));
    }
    return Reply.NONE;
  }

  public Reply closed(Message request) {
    Comm comm = open.remove(request.content().text("comm_id", ""));
    if (comm != null) {
      run(request, comm::closed);
    }
    return Reply.NONE;
  }

  /** Runs code of a cell for the message, where cells run; a failure is shown, and ends nothing. */
  private void run(Message request, Runnable listener) {
    Cell cell = new Cell(request, publisher, timer);
    UserThread.Result result =
        evaluator
            .get()
            .onUserThread(
                cell,
                () -> {
                  listener.run();
                  return null;
                });
    if (result.failure() != null) {
      evaluator.get().report(result.failure()).traceback().forEach(cell::warn);
    }
    Cells.ownership().end(cell);
  }
}
