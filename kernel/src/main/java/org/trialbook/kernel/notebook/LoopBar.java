package org.trialbook.kernel.notebook;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.trialbook.display.ProgressBar;
import org.trialbook.display.ProgressBar.State;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.text.Text;

/** How one loop gets on. */
final class LoopBar {

  private static final double SLOW = 1;
  private static final double FAST = 10;

  private final BarLine line;
  private final boolean outermost;
  private final Cell cell;
  private final String title;
  private final OptionalLong total;
  private final LongSupplier nanos;
  private final long start;
  private final AtomicLong count = new AtomicLong();

  private State state = State.RUNNING;

  LoopBar(BarLine line, Cell cell, String title, OptionalLong total, LongSupplier nanos) {
    this(line, true, cell, title, total, nanos);
  }

  private LoopBar(
      BarLine line,
      boolean outermost,
      Cell cell,
      String title,
      OptionalLong total,
      LongSupplier nanos) {
    this.line = line;
    this.outermost = outermost;
    this.cell = cell;
    this.title = title;
    this.total = total;
    this.nanos = nanos;
    start = nanos.getAsLong();
    line.beginRound();
  }

  boolean isOf(Cell other) {
    return cell == other;
  }

  /** A loop within a round of this one. */
  LoopBar within(String name, OptionalLong due, Supplier<Display> another) {
    return new LoopBar(line.within(another), false, cell, name, due, nanos);
  }

  /** One more is done. */
  void advance() {
    count.incrementAndGet();
    line.beginRound();
    synchronized (this) {
      state = State.RUNNING;
    }
    if (line.isDue()) {
      show();
    }
  }

  /** All values have been taken. */
  synchronized void complete() {
    state = State.DONE;
  }

  /** The loop is over; without an end of its values it was left. */
  synchronized void close() {
    state = state == State.DONE ? State.DONE : State.STOPPED;
    line.show(bar());
    if (outermost) {
      line.flushAll();
    }
  }

  void show() {
    line.show(bar());
  }

  private synchronized ProgressBar bar() {
    long done = count.get();
    double seconds = Math.max(1, nanos.getAsLong() - start) / 1e9;
    StringBuilder words = new StringBuilder(title.isEmpty() ? "" : title + ": ");
    words.append(Text.grouped(done));
    total.ifPresent(all -> words.append(" of ").append(Text.grouped(all)));
    if (done > 0) {
      words.append(", ").append(rate(done / seconds));
    }
    if (state != State.RUNNING) {
      words.append(state == State.DONE ? ", done in " : ", stopped after ");
      words.append(time(seconds));
    } else if (done > 0 && total.isPresent()) {
      double left = Math.max(0, total.getAsLong() - done) * seconds / done;
      words.append(", ").append(time(left)).append(" left");
    }
    OptionalDouble share =
        total.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                total.getAsLong() == 0 ? 1 : Math.min(1, done / (double) total.getAsLong()));
    return new ProgressBar(words.toString(), share, state);
  }

  /** {@code 812/s}, {@code 3.4/s}, and below one a second {@code 2.5 s each}. */
  private static String rate(double perSecond) {
    if (perSecond >= FAST) {
      return Text.grouped(Math.round(perSecond)) + "/s";
    }
    return perSecond >= SLOW
        ? String.format(Locale.ROOT, "%.1f/s", perSecond)
        : String.format(Locale.ROOT, "%.1f s each", 1 / perSecond);
  }

  /** {@code 0.4 s}, {@code 45 s}, {@code 12 min}, {@code 2 h 5 min}. */
  private static String time(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    if (whole < 120) {
      return whole + " s";
    }
    long minutes = whole / 60;
    return minutes < 60
        ? minutes + " min"
        : String.format(Locale.ROOT, "%d h %d min", minutes / 60, minutes % 60);
  }
}
