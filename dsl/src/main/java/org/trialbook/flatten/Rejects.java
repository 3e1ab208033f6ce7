package org.trialbook.flatten;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.trialbook.Displayable;
import org.trialbook.display.Card;

/**
 * The records of a run that could not be read: all of them counted, the first 10,000 kept.
 *
 * <pre>{@code
 * frame.rejects().first().forEach(System.out::println);
 * }</pre>
 *
 * @param count how many there were
 * @param first those that are kept, in the order of the input
 */
public record Rejects(long count, List<Reject> first) implements Displayable {

  /** Every record was read. */
  public static final Rejects NONE = new Rejects(0, List.of());

  private static final int MOST_KEPT = 10_000;
  private static final int MOST_SHOWN = 20;

  public Rejects {
    first = List.copyOf(first);
  }

  /** These and, behind them, more. */
  public Rejects and(List<Reject> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Reject> kept =
        Stream.concat(first.stream(), more.stream().limit(Math.max(0, MOST_KEPT - first.size())))
            .toList();
    return new Rejects(count + more.size(), kept);
  }

  /** How many, and where and why the first ones. */
  @Override
  public Map<String, Object> mimeBundle() {
    List<String> lines = new ArrayList<>();
    for (Reject reject : first) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s at byte %,d of %s: %s",
              reject.nctId().orElse("a record"),
              reject.position(),
              reject.input().isEmpty() ? "the input" : reject.input(),
              reject.reason()));
    }
    return Card.titled("Rejects")
        .fact("records that could not be read", String.format(Locale.ROOT, "%,d", count))
        .list("first of them", lines, MOST_SHOWN)
        .mimeBundle();
  }
}
