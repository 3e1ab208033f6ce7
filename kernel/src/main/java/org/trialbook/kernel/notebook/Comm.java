package org.trialbook.kernel.notebook;

import java.util.Map;
import java.util.function.Consumer;

/**
 * A channel of its own between a cell and the front end, which widgets are built on: both ends know
 * a target by its name, either opens, both send objects of JSON.
 *
 * <pre>{@code
 * commTarget("echo", (comm, opened) -> comm.onMessage(comm::send));
 * }</pre>
 *
 * <p>Source: Jupyter's messaging protocol, custom messages. Buffers of bytes are not carried.
 */
public final class Comm {

  /** Where both ends of all comms meet. */
  interface Line {

    void send(Comm comm, Map<String, ?> data);

    void close(Comm comm);
  }

  private final Line line;
  private final String id;
  private final String target;
  private volatile Consumer<Map<String, Object>> messages = data -> {};
  private volatile Runnable end = () -> {};

  Comm(Line line, String id, String target) {
    this.line = line;
    this.id = id;
    this.target = target;
  }

  /** The name under which both ends know this channel. */
  public String id() {
    return id;
  }

  /** What the channel is for. */
  public String target() {
    return target;
  }

  /** Sends an object to the front end; every thread may, as long as the channel is open. */
  public void send(Map<String, ?> data) {
    line.send(this, data);
  }

  /** Hands what the front end sends to this from now on, a message at a time, between cells. */
  public Comm onMessage(Consumer<Map<String, Object>> listener) {
    messages = listener;
    return this;
  }

  /** Runs this when the front end closes the channel. */
  public Comm onClose(Runnable action) {
    end = action;
    return this;
  }

  /** Closes the channel; the front end is told. */
  public void close() {
    line.close(this);
  }

  void receive(Map<String, Object> data) {
    messages.accept(data);
  }

  void closed() {
    end.run();
  }
}
