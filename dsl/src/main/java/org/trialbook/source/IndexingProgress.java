package org.trialbook.source;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.trialbook.progress.Progress;
import org.trialbook.progress.ProgressReport;
import org.trialbook.snapshot.Snapshot;

/** Tells how far the index of a snapshot is, now and then; nothing where it is there already. */
final class IndexingProgress implements LongConsumer {

  private static final int REPORT_EVERY = 500;

  private final Snapshot snapshot;
  private final Progress progress;
  private final long start = System.nanoTime();
  private final AtomicBoolean told = new AtomicBoolean();

  IndexingProgress(Snapshot snapshot, Progress progress) {
    this.snapshot = snapshot;
    this.progress = progress;
  }

  @Override
  public void accept(long studies) {
    if (studies % REPORT_EVERY == 0) {
      told.set(true);
      report(studies, false);
    }
  }

  /** The index is there. */
  void end() {
    if (told.get()) {
      report(snapshot.size(), true);
    }
  }

  private void report(long studies, boolean ended) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    progress.report(
        new ProgressReport(
            URI.create("snapshot:/"),
            0,
            studies,
            OptionalLong.of(snapshot.size()),
            0,
            elapsed,
            studies / (Math.max(1, elapsed.toNanos()) / 1e9),
            Optional.empty(),
            ended));
  }
}
