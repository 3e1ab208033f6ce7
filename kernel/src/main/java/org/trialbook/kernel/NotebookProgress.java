package org.trialbook.kernel;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.trialbook.registry.Progress;
import org.trialbook.registry.ProgressReport;

/** Shows how a long question gets on by changing one display under its cell. */
final class NotebookProgress implements Progress {

  /** What is done sooner than this needs no progress. */
  private static final long PATIENCE_MILLIS = 1_000;

  private final Map<URI, Display> shown = new ConcurrentHashMap<>();

  @Override
  public void report(ProgressReport report) {
    Display display = shown.get(report.url());
    if (display != null) {
      display.update(report.toString());
      if (report.ended()) {
        shown.remove(report.url());
      }
    } else if (!report.ended() && report.elapsed().toMillis() > PATIENCE_MILLIS) {
      shown.put(report.url(), Notebook.display(report.toString()));
    }
  }
}
