package org.trialbook.kernel.notebook;

import java.util.Comparator;
import java.util.Spliterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The values of a stream, each counted when the stream is done with it; parts count as one. */
final class CountedSpliterator<T> implements Spliterator<T> {

  /** What all parts of a stream have in common. */
  private static final class Shared {

    private final Supplier<LoopBar> begin;
    private final Consumer<LoopBar> advance;
    private final Consumer<LoopBar> end;
    private final AtomicInteger parts = new AtomicInteger(1);
    private LoopBar bar;

    Shared(Supplier<LoopBar> begin, Consumer<LoopBar> advance, Consumer<LoopBar> end) {
      this.begin = begin;
      this.advance = advance;
      this.end = end;
    }

    synchronized LoopBar bar() {
      bar = bar == null ? begin.get() : bar;
      return bar;
    }

    void ended() {
      if (parts.decrementAndGet() == 0) {
        bar().complete();
        end.accept(bar());
      }
    }
  }

  private final Spliterator<T> values;
  private final Shared shared;
  private boolean ended;

  CountedSpliterator(
      Spliterator<T> values,
      Supplier<LoopBar> begin,
      Consumer<LoopBar> advance,
      Consumer<LoopBar> end) {
    this(values, new Shared(begin, advance, end));
  }

  private CountedSpliterator(Spliterator<T> values, Shared shared) {
    this.values = values;
    this.shared = shared;
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    LoopBar bar = shared.bar();
    boolean more = values.tryAdvance(action);
    if (more) {
      shared.advance.accept(bar);
    } else {
      end();
    }
    return more;
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    LoopBar bar = shared.bar();
    values.forEachRemaining(
        value -> {
          action.accept(value);
          shared.advance.accept(bar);
        });
    end();
  }

  private void end() {
    if (!ended) {
      ended = true;
      shared.ended();
    }
  }

  @Override
  public Spliterator<T> trySplit() {
    shared.bar();
    Spliterator<T> part = values.trySplit();
    if (part == null) {
      return null;
    }
    shared.parts.incrementAndGet();
    return new CountedSpliterator<>(part, shared);
  }

  @Override
  public long estimateSize() {
    return values.estimateSize();
  }

  @Override
  public int characteristics() {
    return values.characteristics();
  }

  @Override
  public Comparator<? super T> getComparator() {
    return values.getComparator();
  }
}
