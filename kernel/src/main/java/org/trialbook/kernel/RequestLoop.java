package org.trialbook.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Answers the requests of one channel, one after the other: busy, the reply, idle.
 *
 * <p>Whatever a handler throws becomes an error reply; nothing ends the loop but {@link #close}.
 */
final class RequestLoop implements AutoCloseable {

  /** Answers one kind of request. */
  interface Handler {
    Reply handle(Message request) throws Exception;
  }

  private sealed interface Work {}

  private record Request(Message message) implements Work {}

  private enum Sign implements Work {
    END,
    CHORE
  }

  private static final String EXECUTE = "execute_request";

  private final Session session;
  private final Channel channel;
  private final Iopub iopub;
  private final Map<String, Handler> handlers = new HashMap<>();
  private final BlockingDeque<Work> waiting = new LinkedBlockingDeque<>();
  private final Queue<Runnable> chores = new ConcurrentLinkedQueue<>();

  RequestLoop(Session session, Channel channel, Iopub iopub) {
    this.session = session;
    this.channel = channel;
    this.iopub = iopub;
  }

  /** Sets who answers a type of message; to be called before the start. */
  RequestLoop on(String type, Handler handler) {
    handlers.put(type, handler);
    return this;
  }

  void start(String name) {
    KernelThreads.start(name, this::run);
    channel.start(name + "-channel", this::receive);
  }

  /** Does something of the kernel's own as soon as no request waits. */
  void later(Runnable chore) {
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
      waiting.add(new Request(session.decode(frames)));
    } catch (MalformedMessage e) {
      Log.warn("dropped a message: " + e.getMessage());
    }
  }

  private void run() {
    try {
      for (Work work = waiting.take(); work != Sign.END; work = waiting.take()) {
        if (work instanceof Request request) {
          answer(request.message());
        } else if (waiting.stream().noneMatch(Request.class::isInstance)) {
          chores.remove().run();
        } else {
          waiting.add(work); // behind the requests
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(Message request) {
    Handler handler = handlers.get(request.type());
    if (handler == null) {
      Log.warn("ignored a message of unknown type " + request.type());
    } else {
      answer(request, handler);
    }
  }

  private void answer(Message request, Handler handler) {
    iopub.status(request.header(), "busy");
    Reply reply;
    try {
      reply = handler.handle(request);
    } catch (Throwable e) {
      Log.warn("failed to answer " + request.type(), e);
      Failure failure = Failure.internal(e);
      if (request.type().equals(EXECUTE)) {
        iopub.publish(request.header(), "error", failure.content());
      }
      reply = Reply.of(failure.reply());
    }
    // Whoever sees the reply may send the next request, which must not be taken for a waiting one.
    List<Message> aborted = reply.aborts() ? takeWaitingExecutions() : List.of();
    if (reply.content() != null) {
      String type = request.type().replace("_request", "_reply");
      channel.send(session.encode(session.answer(request, type, reply.content())));
    }
    iopub.status(request.header(), "idle");
    reply.then().run();
    aborted.forEach(each -> answer(each, ignored -> Reply.of(Content.of("status", "aborted"))));
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
