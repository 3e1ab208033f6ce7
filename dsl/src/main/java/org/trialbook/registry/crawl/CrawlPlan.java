package org.trialbook.registry.crawl;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * CrawlPlan a question into {@link PostingSpan}s that are small enough to be brought side by side.
 *
 * <p>Nothing but counts is asked, one for each cut: the largest span is halved by days until none
 * has too many studies. What comes out depends on the data alone.
 */
final class CrawlPlan {

  /** No study was first posted before: the registry opened in 2000 with those of some months. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1999, 1, 1);

  private static final int MOST_CUTS = 40;

  /** Asks how many studies of the question were first posted on a day or later. */
  interface Counting {
    long from(LocalDate day) throws InterruptedException;
  }

  /** How many studies there are from each day on; the day behind the last has none. */
  private final TreeMap<LocalDate, Long> from = new TreeMap<>();

  private CrawlPlan() {}

  /**
   * The spans in their order.
   *
   * @param studies how many there are in all
   * @param most how many a span should have at most
   * @param today the last day on which something can have been posted
   */
  static List<PostingSpan> of(Counting count, long studies, long most, LocalDate today)
      throws InterruptedException {
    CrawlPlan cuts = new CrawlPlan();
    cuts.from.put(FIRST_DAY, studies);
    cuts.from.put(today.plusDays(1), 0L);
    Optional<LocalDate> middle = cuts.middleOfTheLargest(most);
    while (middle.isPresent() && cuts.from.size() < MOST_CUTS) {
      cuts.from.put(middle.get(), count.from(middle.get()));
      middle = cuts.middleOfTheLargest(most);
    }
    return cuts.spans(studies);
  }

  /** Empty where no span of more than a day has too many studies. */
  private Optional<LocalDate> middleOfTheLargest(long most) {
    Optional<LocalDate> middle = Optional.empty();
    long largest = most;
    for (Map.Entry<LocalDate, Long> begin : from.entrySet()) {
      Map.Entry<LocalDate, Long> end = from.higherEntry(begin.getKey());
      if (end == null) {
        break;
      }
      long studies = begin.getValue() - end.getValue();
      long days = ChronoUnit.DAYS.between(begin.getKey(), end.getKey());
      if (studies > largest && days > 1) {
        largest = studies;
        middle = Optional.of(begin.getKey().plusDays(days / 2));
      }
    }
    return middle;
  }

  /** A cut stays where there are studies on both of its sides. */
  private List<PostingSpan> spans(long studies) {
    List<PostingSpan> spans = new ArrayList<>();
    Optional<LocalDate> begin = Optional.empty();
    long left = studies;
    for (Map.Entry<LocalDate, Long> cut : from.entrySet()) {
      if (cut.getValue() > 0 && cut.getValue() < left) {
        spans.add(new PostingSpan(begin, Optional.of(cut.getKey())));
        begin = Optional.of(cut.getKey());
        left = cut.getValue();
      }
    }
    spans.add(new PostingSpan(begin, Optional.empty()));
    return spans;
  }
}
