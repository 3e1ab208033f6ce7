package org.trialbook.kernel.cell;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.protocol.Message;
import org.trialbook.kernel.protocol.Publisher;

/**
 * One run of one cell: where output goes, whichever thread makes it and whenever it does; {@link
 * Ownership} tells which cell that is.
 *
 * <p>Text is collected and published at most every 20 ms or 64 KB, always before anything else of
 * this cell and before it is idle, so that the order of what a cell shows is the order in which it
 * happened.
 */
public final class Cell {

  public static final String STDOUT = "stdout";
  public static final String STDERR = "stderr";

  private static final int COALESCE_MILLIS = 20;
  private static final int COALESCE_BYTES = 64 << 10;

  private final Message request;
  private final Publisher publisher;
  private final KernelTimer timer;

  private final Utf8Buffer text = new Utf8Buffer();
  private String stream = STDOUT;
  private boolean scheduled;

  public Cell(Message request, Publisher publisher, KernelTimer timer) {
    this.request = request;
    this.publisher = publisher;
    this.timer = timer;
  }

  Message request() {
    return request;
  }

  boolean allowsInput() {
    return request.content().flag("allow_stdin", true);
  }

  /** Adds text to one of the streams. */
  synchronized void write(String name, byte[] utf8, int offset, int length) {
    if (!name.equals(stream)) {
      publishText(text.takeAll());
      stream = name;
    }
    text.write(utf8, offset, length);
    if (text.size() >= COALESCE_BYTES) {
      publishText(text.takeCharacters());
    } else if (!scheduled) {
      scheduled = true;
      timer.after(COALESCE_MILLIS, this::tick);
    }
  }

  /** Adds a remark of the kernel, on a line of its own. */
  public void warn(String remark) {
    byte[] utf8 = (remark + "\n").getBytes(StandardCharsets.UTF_8);
    write(STDERR, utf8, 0, utf8.length);
  }

  /** Publishes anything but text, after the text before it. */
  public void publish(String type, Content content) {
    publish(type, Content.EMPTY, content, List.of());
  }

  /** The same with metadata, and with bytes behind it. */
  public synchronized void publish(
      String type, Content metadata, Content content, List<byte[]> buffers) {
    publishText(text.takeCharacters());
    publisher.publish(request.header(), type, metadata, content, buffers);
  }

  /**
   * The same run of the same cell, whose output goes through this on its way: for what shows
   * somewhere else than under the cell.
   */
  public Cell redirected(UnaryOperator<Publisher> way) {
    return new Cell(request, way.apply(publisher), timer);
  }

  /** Publishes all text so far; afterwards nothing waits. */
  public synchronized void flush() {
    publishText(text.takeAll());
  }

  private synchronized void tick() {
    scheduled = false;
    publishText(text.takeCharacters());
  }

  private void publishText(String characters) {
    if (!characters.isEmpty()) {
      publisher.publish(request.header(), "stream", Content.of("name", stream, "text", characters));
    }
  }
}
