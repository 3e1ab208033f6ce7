package org.trialbook.progress;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Counts how a long work gets on and tells its listener. */
public final class WorkTally {

  /** What is counted study by study is told as often as this. */
  private static final int EVERY = 100;

  private final String title;
  private final Progress listener;
  private final LongSupplier nanos;
  private final long start;
  private long pages;
  private long studies;
  private long earlier;
  private OptionalLong total = OptionalLong.empty();
  private long retries;
  private boolean told;
  private boolean ended;

  /** Work that begins now, by the clock of the machine. */
  public WorkTally(String title, Progress listener) {
    this(title, listener, System::nanoTime);
  }

  /**
   * Work that begins now.
   *
   * @param title what is done, the same in all reports of this work and in those of no other
   * @param nanos nanoseconds since some fixed moment
   */
  public WorkTally(String title, Progress listener, LongSupplier nanos) {
    this.title = title;
    this.listener = listener;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  /** What an earlier run has brought counts, but not for the rate. */
  public synchronized void startFrom(long pagesThen, long studiesThen) {
    pages = pagesThen;
    studies = studiesThen;
    earlier = studiesThen;
  }

  /** All that has come is thrown away. */
  public synchronized void startAgain() {
    startFrom(0, 0);
    total = OptionalLong.empty();
  }

  /** What is to come in all, by whoever knows it first. */
  public synchronized void expect(OptionalLong due) {
    total = total.isPresent() ? total : due;
  }

  /** A page with so many studies has come. */
  public synchronized void page(int size) {
    pages++;
    studies += size;
    tell(Optional.empty());
  }

  /** So many studies are done in all, as one of several threads has counted. */
  public synchronized void reached(long count) {
    studies = Math.max(studies, count);
    if (count % EVERY == 0) {
      tell(Optional.empty());
    }
  }

  /**
   * Something is sent again, after a wait.
   *
   * @param what is waited for, such as {@code 12 s after status 429}
   */
  public synchronized void waits(String what) {
    retries++;
    tell(Optional.of(what));
  }

  /** The last word; of work that never had anything to tell there is none. */
  public synchronized void end() {
    if (told && !ended) {
      ended = true;
      tell(Optional.empty());
    }
  }

  private void tell(Optional<String> waiting) {
    told = true;
    Duration elapsed = Duration.ofNanos(nanos.getAsLong() - start);
    double seconds = Math.max(1, elapsed.toNanos()) / 1e9;
    double rate = (studies - earlier) / seconds;
    listener.report(
        new ProgressReport(title, pages, studies, total, retries, elapsed, rate, waiting, ended));
  }
}
