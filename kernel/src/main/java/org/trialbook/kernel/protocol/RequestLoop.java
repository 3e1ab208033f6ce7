package org.trialbook.kernel.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Consumer;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.KernelThreads;
import org.trialbook.kernel.base.Log;

/**
 * Answers the requests of one channel, one after the other: busy, the reply, idle.
 *
 * <p>Every request is answered: whatever fails on the way becomes an error reply, and what is not a
 * request's own (a chore, what follows a reply) is logged. Nothing ends the loop but {@link #close}
 * and a reply that cannot be sent, which ends the kernel with a message: no front end waits for a
 * kernel that has fallen silent.
 */
public final class RequestLoop implements AutoCloseable {

  /** Answers one kind of request. */
  public interface Handler {
    Reply handle(Message request) throws Exception;
  }

  private sealed interface Work {}

  /**
   * @param unreadable why its content cannot be read; null if it can
   */
  private record Request(Message message, String unreadable) implements Work {}

  private enum Sign implements Work {
    END,
    CHORE
  }

  private static final String REQUEST = "_request";
  private static final String EXECUTE = "execute" + REQUEST;

  private final Session session;
  private final Channel channel;
  private final Publisher iopub;
  private final Consumer<Throwable> fatal;
  private final Map<String, Handler> handlers = new HashMap<>();
  private final Map<String, Runnable> arrivals = new HashMap<>();
  private final BlockingDeque<Work> waiting = new LinkedBlockingDeque<>();
  private final Queue<Runnable> chores = new ConcurrentLinkedQueue<>();

  /**
   * @param fatal ends the kernel, because of what it is told
   */
  public RequestLoop(Session session, Channel channel, Publisher iopub, Consumer<Throwable> fatal) {
    this.session = session;
    this.channel = channel;
    this.iopub = iopub;
    this.fatal = fatal;
  }

  /** Sets who answers a type of message; to be called before the start. */
  public RequestLoop on(String type, Handler handler) {
    handlers.put(type, handler);
    return this;
  }

  /** Sets what a type of message does at once, before its turn to be answered comes. */
  public RequestLoop onArrival(String type, Runnable deed) {
    arrivals.put(type, deed);
    return this;
  }

  public void start(String name) {
    KernelThreads.start(name, this::run);
    channel.start(name + "-channel", this::receive, fatal);
  }

  /** Does something of the kernel's own as soon as no request waits. */
  public void later(Runnable chore) {
    chores.add(chore);
    waiting.add(Sign.CHORE);
  }

  /** Sends what is answered and ends; a cell that still runs is left to the end of the process. */
  @Override
  public void close() {
    waiting.addFirst(Sign.END);
    channel.close();
  }

  private void receive(List<byte[]> frames) {
    try {
      Message message = session.decode(frames);
      attempt("act on " + message.type(), arrivals.getOrDefault(message.type(), () -> {}));
      waiting.add(new Request(message, null));
    } catch (MalformedMessage e) {
      if (e.header() == null) {
        Log.warn("dropped a message: " + e.getMessage());
      } else {
        waiting.add(new Request(e.header(), e.getMessage()));
      }
    }
  }

  private void run() {
    try {
      for (Work work = waiting.take(); work != Sign.END; work = waiting.take()) {
        if (work instanceof Request request) {
          answer(request.message(), handler(request));
        } else if (waiting.stream().noneMatch(Request.class::isInstance)) {
          attempt("do a chore", chores.remove());
        } else {
          waiting.add(work); // behind the requests
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      fatal.accept(e);
    }
  }

  private Handler handler(Request request) {
    String type = request.message().type();
    if (request.unreadable() != null) {
      Failure failure = Failure.unreadable(type, request.unreadable());
      return unread -> Reply.of(failure.reply());
    }
    return handlers.getOrDefault(type, unknown -> Reply.of(Failure.unknown(type).reply()));
  }

  private void answer(Message request, Handler handler) {
    if (!handlers.containsKey(request.type()) && !request.type().endsWith(REQUEST)) {
      Log.warn("ignored a message of unknown type " + request.type());
      return;
    }
    attempt("say busy", () -> iopub.status(request.header(), "busy"));
    Reply reply = reply(request, handler);
    // Whoever sees the reply may send the next request, which must not be taken for a waiting one.
    List<Message> aborted = reply.aborts() ? takeWaitingExecutions() : List.of();
    if (reply.content() != null && request.type().endsWith(REQUEST)) {
      send(request, reply.content());
    }
    // Front ends wait for it as for the reply; a passing want of memory must not keep it from them.
    if (!attempt("say idle", () -> iopub.status(request.header(), "idle"))) {
      iopub.status(request.header(), "idle");
    }
    attempt("do what follows " + request.type(), reply.then());
    aborted.forEach(each -> answer(each, ignored -> Reply.of(Content.of("status", "aborted"))));
  }

  private Reply reply(Message request, Handler handler) {
    try {
      return handler.handle(request);
    } catch (Throwable e) {
      Log.warn("failed to answer " + request.type(), e);
      Failure failure = Failure.internal(e);
      if (request.type().equals(EXECUTE)) {
        attempt("show an error", () -> iopub.publish(request.header(), "error", failure.content()));
      }
      return Reply.of(failure.reply());
    }
  }

  /** Sends the reply; if it cannot be written, as values of cells may cause, an error instead. */
  private void send(Message request, Content content) {
    String type = request.type().replace(REQUEST, "_reply");
    List<byte[]> frames;
    try {
      frames = session.encode(session.answer(request, type, content));
    } catch (RuntimeException | Error e) {
      Log.warn("failed to write a reply", e);
      frames = session.encode(session.answer(request, type, Failure.internal(e).reply()));
    }
    channel.send(frames);
  }

  /** Does what no request depends on; whether it went well. */
  private static boolean attempt(String what, Runnable deed) {
    try {
      deed.run();
      return true;
    } catch (Throwable e) {
      Log.warn("failed to " + what, e);
      return false;
    }
  }

  /** Takes the execute requests out of the queue; the others keep their turn. */
  private List<Message> takeWaitingExecutions() {
    List<Message> executions = new ArrayList<>();
    for (Work work : List.copyOf(waiting)) {
      boolean execution =
          work instanceof Request request && request.message().type().equals(EXECUTE);
      if (execution && waiting.remove(work)) {
        executions.add(((Request) work).message());
      }
    }
    return executions;
  }
}
