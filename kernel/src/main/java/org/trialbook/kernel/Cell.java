package org.trialbook.kernel;

import java.nio.charset.StandardCharsets;

/**
 * One run of one cell: where output goes, whichever thread makes it and whenever it does.
 *
 * <p>Text is collected and published at most every 20 ms or 64 KB, always before anything else of
 * this cell and before it is idle, so that the order of what a cell shows is the order in which it
 * happened. Threads inherit the cell that started them and may print after its end.
 */
final class Cell {

  static final String STDOUT = "stdout";
  static final String STDERR = "stderr";

  private static final int COALESCE_MILLIS = 20;
  private static final int COALESCE_BYTES = 64 << 10;

  private static final InheritableThreadLocal<Cell> OF_THREAD = new InheritableThreadLocal<>();
  private static volatile Cell latest;

  private final Message request;
  private final Publisher publisher;
  private final KernelTimer timer;

  private final Utf8Buffer text = new Utf8Buffer();
  private String stream = STDOUT;
  private boolean scheduled;

  Cell(Message request, Publisher publisher, KernelTimer timer) {
    this.request = request;
    this.publisher = publisher;
    this.timer = timer;
  }

  /**
   * The cell that the current thread works for; for threads that no cell started (a shared pool)
   * the latest; null before the first cell and on the kernel's own threads.
   */
  static Cell current() {
    if (KernelThreads.isCurrent()) {
      return null;
    }
    Cell cell = OF_THREAD.get();
    return cell == null ? latest : cell;
  }

  /** Makes this the cell of the current thread and of those that it starts. */
  void enter() {
    OF_THREAD.set(this);
    latest = this;
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
  void warn(String remark) {
    byte[] utf8 = (remark + "\n").getBytes(StandardCharsets.UTF_8);
    write(STDERR, utf8, 0, utf8.length);
  }

  /** Publishes anything but text, after the text before it. */
  synchronized void publish(String type, Content content) {
    publishText(text.takeCharacters());
    publisher.publish(request.header(), type, content);
  }

  /** Publishes all text so far; afterwards nothing waits. */
  synchronized void flush() {
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
