package org.trialbook.progress;

import org.trialbook.registry.Fault;
import org.trialbook.registry.Position;
import org.trialbook.registry.RegistryException;
import org.trialbook.registry.Retry;
import org.trialbook.registry.Ticker;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts how one question gets on and tells its listener. */
final class Tally implements Retry.Waiting {

  private final URI url;
  private final Progress listener;
  private final Ticker ticker;
  private final long start;
  private long pages;
  private long studies;
  private long earlier;
  private OptionalLong total = OptionalLong.empty();
  private long retries;
  private boolean told;
  private boolean ended;

  Tally(URI url, Progress listener, Ticker ticker) {
    this.url = url;
    this.listener = listener;
    this.ticker = ticker;
    this.start = ticker.nanos();
  }

  /** What an earlier run has brought counts, but not for the rate. */
  synchronized void startFrom(Position position) {
    pages = position.pages();
    studies = position.studies();
    earlier = position.studies();
  }

  /** What is to come in all, by whoever knows it first. */
  synchronized void expect(OptionalLong due) {
    total = total.isPresent() ? total : due;
  }

  synchronized void page(int size) {
    pages++;
    studies += size;
    tell(Optional.empty());
  }

  @Override
  public synchronized void before(Fault fault, Duration wait) {
    retries++;
    Duration shown = Duration.ofSeconds(Math.max(1, wait.toSeconds()));
    tell(
        Optional.of("%s after %s".formatted(RegistryException.seconds(shown), fault.getMessage())));
  }

  /** The last word; of a question that never had anything to tell there is none. */
  synchronized void end() {
    if (told && !ended) {
      ended = true;
      tell(Optional.empty());
    }
  }

  private void tell(Optional<String> waiting) {
    told = true;
    Duration elapsed = Duration.ofNanos(ticker.nanos() - start);
    double seconds = Math.max(1, elapsed.toNanos()) / 1e9;
    double rate = (studies - earlier) / seconds;
    listener.report(
        new ProgressReport(url, pages, studies, total, retries, elapsed, rate, waiting, ended));
  }
}
