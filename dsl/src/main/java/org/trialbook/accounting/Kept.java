package org.trialbook.accounting;

import java.util.List;
import java.util.stream.Stream;

/**
 * Things of a run that may be many: all of them counted, the first 10,000 kept.
 *
 * @param count how many there were
 * @param first those that are kept, in the order of the input
 */
public record Kept<T>(long count, List<T> first) {

  public static final int MOST = 10_000;

  public Kept {
    first = List.copyOf(first);
  }

  /** Nothing yet. */
  public static <T> Kept<T> none() {
    return new Kept<>(0, List.of());
  }

  /** These and, behind them, more. */
  public Kept<T> and(Kept<T> more) {
    if (more.count == 0) {
      return this;
    }
    return new Kept<>(
        count + more.count,
        Stream.concat(first.stream(), more.first.stream()).limit(MOST).toList());
  }
}
