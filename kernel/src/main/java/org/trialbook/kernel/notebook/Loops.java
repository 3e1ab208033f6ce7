package org.trialbook.kernel.notebook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.Cells;

/**
 * The loops of cells that show how they get on.
 *
 * <p>Java tells nobody that a loop was left. So a bar that was begun within a round of another
 * closes when that goes on, and what is open when its cell ends closes then.
 */
final class Loops {

  private final Renderings renderings;
  private final LongSupplier nanos;

  /** The loops that each thread is in, the innermost first. */
  private final Map<Thread, Deque<LoopBar>> open = new ConcurrentHashMap<>();

  /**
   * @param nanos nanoseconds since some fixed moment
   */
  Loops(Renderings renderings, LongSupplier nanos) {
    this.renderings = renderings;
    this.nanos = nanos;
  }

  /** The same values, counted as a loop takes them. */
  <T> Iterable<T> over(Iterable<T> values, OptionalLong total, String title) {
    return () -> new Counted<>(values.iterator(), total, title);
  }

  /** The same stream, counted as its values are done with. */
  <T> Stream<T> over(Stream<T> values, String title) {
    boolean parallel = values.isParallel();
    Spliterator<T> all = values.spliterator();
    long size = all.getExactSizeIfKnown();
    OptionalLong total = size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
    return StreamSupport.stream(
            new CountedSpliterator<>(all, () -> begin(total, title), this::advance, this::end),
            parallel)
        .onClose(values::close);
  }

  /** The cell has ended: its loops are over, but for those of threads that live on. */
  void close(Cell cell) {
    List<LoopBar> left = new ArrayList<>();
    open.values()
        .forEach(
            around -> {
              synchronized (around) {
                around.stream().filter(bar -> bar.isOf(cell)).forEach(left::add);
              }
            });
    left.forEach(this::end);
  }

  private LoopBar begin(OptionalLong total, String title) {
    Cell cell = Cells.ownership().ofCaller();
    Deque<LoopBar> around = open.computeIfAbsent(Thread.currentThread(), any -> new ArrayDeque<>());
    synchronized (around) {
      LoopBar outer = around.stream().filter(bar -> bar.isOf(cell)).findFirst().orElse(null);
      LoopBar bar =
          outer == null
              ? new LoopBar(
                  new BarLine(new Display(renderings, cell), nanos), cell, title, total, nanos)
              : outer.within(title, total, () -> new Display(renderings, cell));
      around.push(bar);
      bar.show();
      return bar;
    }
  }

  /** One more is done; what was begun since on this thread was left. */
  private void advance(LoopBar bar) {
    Deque<LoopBar> around = open.get(Thread.currentThread());
    if (around != null) {
      synchronized (around) {
        if (around.contains(bar)) {
          closeWithin(around, bar);
        }
      }
    }
    bar.advance();
  }

  private void end(LoopBar bar) {
    open.values().removeIf(around -> leave(around, bar));
    bar.close();
  }

  /** Ends this loop and those within, if it is among these; whether none is left. */
  private static boolean leave(Deque<LoopBar> around, LoopBar bar) {
    synchronized (around) {
      if (around.contains(bar)) {
        closeWithin(around, bar);
        around.pop();
      }
      return around.isEmpty();
    }
  }

  private static void closeWithin(Deque<LoopBar> around, LoopBar bar) {
    while (around.peek() != bar) {
      around.pop().close();
    }
  }

  /** Counts a value as done when the next one is asked for. */
  private final class Counted<T> implements Iterator<T> {

    private final Iterator<T> values;
    private final LoopBar bar;
    private boolean given;

    Counted(Iterator<T> values, OptionalLong total, String title) {
      this.values = values;
      bar = begin(total, title);
    }

    @Override
    public boolean hasNext() {
      count();
      boolean more = values.hasNext();
      if (!more) {
        bar.complete();
        end(bar);
      }
      return more;
    }

    @Override
    public T next() {
      count();
      T value = values.next();
      given = true;
      return value;
    }

    private void count() {
      if (given) {
        given = false;
        advance(bar);
      }
    }
  }
}
