package org.trialbook.cli;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.trialbook.progress.Progress;
import org.trialbook.progress.ProgressReport;

/** Shows how many of the studies of a mirror are indexed. */
final class IndexingProgress implements LongConsumer {

  private static final int STEP = 100;

  private final Progress shown;
  private final URI studies;
  private final long total;
  private final long begun = System.nanoTime();

  IndexingProgress(Progress shown, URI studies, long total) {
    this.shown = shown;
    this.studies = studies;
    this.total = total;
  }

  @Override
  public void accept(long indexed) {
    if (indexed > 0 && indexed % STEP == 0) {
      report(indexed, false);
    }
  }

  /** All that could be indexed is. */
  void end() {
    report(total, true);
  }

  private void report(long indexed, boolean ended) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
    shown.report(
        new ProgressReport(
            studies,
            0,
            indexed,
            OptionalLong.of(total),
            0,
            elapsed,
            indexed * 1000.0 / Math.max(1, elapsed.toMillis()),
            Optional.empty(),
            ended));
  }
}
