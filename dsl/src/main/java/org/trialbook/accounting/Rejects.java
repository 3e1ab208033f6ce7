package org.trialbook.accounting;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.text.Text;

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

  private static final int MOST_SHOWN = 20;

  public Rejects {
    first = List.copyOf(first);
  }

  /** These and, behind them, more. */
  public Rejects and(Rejects more) {
    if (more.count == 0) {
      return this;
    }
    return new Rejects(
        count + more.count,
        Stream.concat(first.stream(), more.first.stream()).limit(Kept.MOST).toList());
  }

  /** Where each of the first stands, and why it could not be read. */
  List<String> lines() {
    return first.stream().map(Reject::line).toList();
  }

  /** How many, and where and why the first ones. */
  @Override
  public Map<String, Object> mimeBundle() {
    return Card.titled("Rejects")
        .fact("records that could not be read", Text.grouped(count))
        .list("first of them", lines(), MOST_SHOWN)
        .mimeBundle();
  }
}
