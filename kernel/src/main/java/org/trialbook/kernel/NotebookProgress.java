package org.trialbook.kernel;

import java.net.URI;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.trialbook.display.ProgressBar;
import org.trialbook.display.ProgressBar.State;
import org.trialbook.registry.Progress;
import org.trialbook.registry.ProgressReport;

/** Shows how a long question gets on by changing one display under its cell, to its end. */
final class NotebookProgress implements Progress {

  /** What is done sooner than this needs no progress. */
  private static final long PATIENCE_MILLIS = 1_000;

  /** Nobody reads faster. */
  private static final long PAUSE_MILLIS = 100;

  private record Shown(Display display, long atMillis) {}

  private final Map<URI, Shown> shown = new ConcurrentHashMap<>();

  @Override
  public void report(ProgressReport report) {
    Shown before = shown.get(report.url());
    long now = report.elapsed().toMillis();
    if (report.ended()) {
      shown.remove(report.url());
    }
    if (before == null) {
      if (!report.ended() && now > PATIENCE_MILLIS) {
        shown.put(report.url(), new Shown(Notebook.display(bar(report)), now));
      }
    } else if (report.ended() || now - before.atMillis() >= PAUSE_MILLIS) {
      before.display().update(bar(report));
      shown.replace(report.url(), new Shown(before.display(), now));
    }
  }

  static ProgressBar bar(ProgressReport report) {
    if (!report.ended()) {
      return new ProgressBar(report.toString(), report.share(), State.RUNNING);
    }
    OptionalDouble share = report.share();
    State state = share.orElse(1) < 1 ? State.STOPPED : State.DONE;
    String end = state == State.DONE ? "done in " : "stopped after ";
    long seconds = Math.max(1, Math.round(report.elapsed().toMillis() / 1000.0));
    return new ProgressBar(report + ", " + end + seconds + " s", share, state);
  }
}
