package org.trialbook.kernel.notebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.base.Log;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.java.UserThread;
import org.trialbook.kernel.protocol.Channel;
import org.trialbook.kernel.protocol.Message;
import org.trialbook.kernel.protocol.Publisher;
import org.trialbook.kernel.protocol.Reply;

/**
 * The comms that are open, and the targets that cells have named. What a front end opens for
 * another target is closed again, as the protocol wants it, so that nobody waits for an answer.
 */
public final class Comms implements Comm.Line {

  /** What the front end opens is for an action of the cell that has named the target. */
  private record Target(Cell owner, BiConsumer<Comm, Map<String, Object>> opened) {}

  private final Publisher publisher;
  private final Supplier<Evaluator> evaluator;
  private final KernelTimer timer;
  private final Consumer<Runnable> later;
  private final Map<String, Target> targets = new ConcurrentHashMap<>();
  private final Map<String, Comm> open = new ConcurrentHashMap<>();

  /**
   * @param later does something between cells, as soon as no message waits
   */
  public Comms(
      Publisher publisher,
      Supplier<Evaluator> evaluator,
      KernelTimer timer,
      Consumer<Runnable> later) {
    this.publisher = publisher;
    this.evaluator = evaluator;
    this.timer = timer;
    this.later = later;
  }

  // ---- asked by cells ---------------------------------------------------------------------

  /** From now on front ends may open comms for this target. */
  public void target(String name, BiConsumer<Comm, Map<String, Object>> opened) {
    targets.put(name, new Target(Cells.ownership().current(), opened));
  }

  /** Opens one from here. */
  public Comm open(
      Cell cell, String target, Map<String, ?> data, Content metadata, List<byte[]> buffers) {
    require(target, buffers);
    Comm comm = new Comm(this, UUID.randomUUID().toString(), target, cell, metadata);
    open.put(comm.id(), comm);
    cell.publish("comm_open", metadata, content(comm, data).with("target_name", target), buffers);
    return comm;
  }

  @Override
  public void send(Comm comm, Cell cell, Map<String, ?> data, List<byte[]> buffers) {
    if (!open.containsKey(comm.id())) {
      throw new TrialbookException(
          "The comm for " + comm.target() + " is closed; nothing was sent.");
    }
    require(comm.target(), buffers);
    (cell == null ? sender(comm) : cell)
        .publish("comm_msg", Content.EMPTY, content(comm, data), buffers);
  }

  @Override
  public void close(Comm comm) {
    if (open.remove(comm.id()) != null) {
      sender(comm).publish("comm_close", content(comm, Map.of()));
    }
  }

  /** The cell that the caller works for, or else, on threads of the kernel, the comm's own. */
  private static Cell sender(Comm comm) {
    Cell current = Cells.ownership().current();
    return current == null ? comm.owner() : current;
  }

  private static Content content(Comm comm, Map<String, ?> data) {
    return Content.of("comm_id", comm.id(), "data", data);
  }

  private static void require(String target, List<byte[]> buffers) {
    long bytes = buffers.stream().mapToLong(each -> each.length).sum();
    if (bytes > Channel.MOST_BYTES) {
      throw new TrialbookException(
          String.format(
              Locale.ROOT,
              "A message of a comm (%s) carries %,d bytes at most, and this one has %,d.\n"
                  + "Send it in parts, or write a file and send its name.",
              target,
              Channel.MOST_BYTES,
              bytes));
    }
  }

  /** Runs code of a cell between cells, as soon as no message waits. */
  public void later(Cell cell, Runnable work) {
    later.accept(
        () -> {
          publisher.status(Content.EMPTY, "busy");
          try {
            run(cell, work);
          } finally {
            publisher.status(Content.EMPTY, "idle");
          }
        });
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
    String name = content.text("target_name", "");
    Target target = targets.get(name);
    Cell asker = new Cell(request, publisher, timer);
    Cell owner = target == null || target.owner() == null ? asker : target.owner();
    Comm comm = new Comm(this, content.text("comm_id", ""), name, owner, request.metadata());
    if (target == null) {
      asker.publish("comm_close", content(comm, Map.of()));
      Log.warn("closed a comm for \"" + name + "\", which no cell has named");
      return Reply.NONE;
    }
    open.put(comm.id(), comm);
    run(owner, () -> target.opened().accept(comm, content.object("data").values()));
    return Reply.NONE;
  }

  /** A message; those of comms that are not open are nobody's. */
  public Reply received(Message request) {
    String id = request.content().text("comm_id", "");
    Comm comm = open.get(id);
    if (comm == null) {
      Log.warn("ignored a message for a comm that is not open: " + id);
      return Reply.NONE;
    }
    Cell asker = new Cell(request, publisher, timer);
    run(
        comm.owner(),
        () -> {
          require(comm.target(), request.buffers());
          comm.receive(asker, request.content().object("data").values(), request.buffers());
        });
    return Reply.NONE;
  }

  public Reply closed(Message request) {
    Comm comm = open.remove(request.content().text("comm_id", ""));
    if (comm != null) {
      run(comm.owner(), comm::closed);
    }
    return Reply.NONE;
  }

  /** Runs code of a cell where cells run; a failure is shown under the cell, and ends nothing. */
  private void run(Cell cell, Runnable listener) {
    Cells.interruption().clearStop(); // an interrupt of the cell before is not meant for it
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
