package org.trialbook.kernel.cell;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.Log;
import org.trialbook.kernel.protocol.Channel;
import org.trialbook.kernel.protocol.MalformedMessage;
import org.trialbook.kernel.protocol.Message;
import org.trialbook.kernel.protocol.Session;

/** Asks the person at the front end for a line of text. */
public final class Stdin {

  private final Session session;
  private final Channel channel;
  private volatile CompletableFuture<String> pending = new CompletableFuture<>();

  public Stdin(Session session, Channel channel) {
    this.session = session;
    this.channel = channel;
  }

  /** Waits for the answer; one question at a time. */
  public synchronized String ask(Cell cell, String prompt, boolean password) {
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
  public void receive(List<byte[]> frames) {
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
