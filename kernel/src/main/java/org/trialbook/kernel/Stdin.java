package org.trialbook.kernel;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.trialbook.TrialbookException;

/** Asks the person at the front end for a line of text. */
final class Stdin {

  private final Session session;
  private final Channel channel;
  private volatile CompletableFuture<String> pending = new CompletableFuture<>();

  Stdin(Session session, Channel channel) {
    this.session = session;
    this.channel = channel;
  }

  /** Waits for the answer; one question at a time. */
  synchronized String ask(Cell cell, String prompt, boolean password) {
    if (!cell.allowsInput()) {
      throw new TrialbookException(
          "This cell asks for input, but it was run by a program that cannot answer.\n"
              + "Run it in JupyterLab, Notebook or the console, or set the value in the cell.");
    }
    cell.flush();
    CompletableFuture<String> answer = new CompletableFuture<>();
    pending = answer;
    Content question = Content.of("prompt", prompt, "password", password);
    channel.send(session.encode(session.answer(cell.request(), "input_request", question)));
    try {
      return answer.get();
    } catch (InterruptedException e) {
      throw new CellInterrupted();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes the front end's answer; one that nobody waits for is dropped. */
  void receive(List<byte[]> frames) {
    try {
      Message reply = session.decode(frames);
      if (reply.type().equals("input_reply")) {
        pending.complete(reply.content().text("value", ""));
      }
    } catch (MalformedMessage e) {
      Log.warn("dropped a message: " + e.getMessage());
    }
  }
}
