package org.trialbook.kernel.notebook;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.cell.Cell;

/**
 * A channel of its own between a cell and the front end, which widgets are built on: both ends know
 * a target by its name, either opens, both send objects of JSON and, behind them, bytes.
 *
 * <pre>{@code
 * commTarget("echo", (comm, opened) -> comm.onMessage(comm::send));
 * }</pre>
 *
 * <p>What a listener prints and shows belongs to the cell that opened the channel, or that named
 * its target.
 *
 * <p>Source: Jupyter's messaging protocol, custom messages.
 */
public final class Comm {

  /** Where both ends of all comms meet. */
  interface Line {

    void send(Comm comm, Cell cell, Map<String, ?> data, List<byte[]> buffers);

    void close(Comm comm);
  }

  private final Line line;
  private final String id;
  private final String target;
  private final Cell owner;
  private final Map<String, Object> metadata;
  private volatile BiConsumer<Map<String, Object>, List<byte[]>> messages = (data, buffers) -> {};
  private volatile Runnable end = () -> {};
  private volatile Cell asking;

  /**
   * @param owner the cell that what its listeners do belongs to
   * @param metadata what stood beside the message that has opened it
   */
  Comm(Line line, String id, String target, Cell owner, Content metadata) {
    this.line = line;
    this.id = id;
    this.target = target;
    this.owner = owner;
    this.metadata = metadata.values();
  }

  /** The name under which both ends know this channel. */
  public String id() {
    return id;
  }

  /** What the channel is for. */
  public String target() {
    return target;
  }

  /** What stood beside the message that has opened it, such as a version; empty for most. */
  public Map<String, Object> metadata() {
    return metadata;
  }

  /** Sends an object to the front end; every thread may, as long as the channel is open. */
  public void send(Map<String, ?> data) {
    send(data, List.of());
  }

  /** The same with bytes behind it, each a buffer of its own on the other side. */
  public void send(Map<String, ?> data, List<byte[]> buffers) {
    line.send(this, null, data, buffers);
  }

  /** Sends as the answer to the message that is being listened to, which the front end awaits. */
  public void answer(Map<String, ?> data, List<byte[]> buffers) {
    line.send(this, asking, data, buffers);
  }

  /** Hands what the front end sends to this from now on, a message at a time, between cells. */
  public Comm onMessage(Consumer<Map<String, Object>> listener) {
    return onMessageWithBuffers((data, buffers) -> listener.accept(data));
  }

  /** The same with the bytes behind each message. */
  public Comm onMessageWithBuffers(BiConsumer<Map<String, Object>, List<byte[]>> listener) {
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

  Cell owner() {
    return owner;
  }

  void receive(Cell asker, Map<String, Object> data, List<byte[]> buffers) {
    asking = asker;
    try {
      messages.accept(data, buffers);
    } finally {
      asking = null;
    }
  }

  void closed() {
    end.run();
  }
}
