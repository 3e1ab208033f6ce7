package org.trialbook.kernel.notebook;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.trialbook.display.ProgressBar;
import org.trialbook.display.ProgressBar.State;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.progress.Progress;
import org.trialbook.progress.ProgressReport;

/** Shows how a long question gets on by changing one display under its cell, to its end. */
final class NotebookProgress implements Progress {

  /** What is done sooner than this needs no progress. */
  private static final long PATIENCE_MILLIS = 1_000;

  /** Nobody reads faster. */
  private static final long PAUSE_MILLIS = 100;

  private record Shown(Display display, long atMillis) {}

  private final Renderings renderings;
  private final Cell cell;
  private final Map<String, Shown> shown = new ConcurrentHashMap<>();

  /** Shows it under the cell that runs. */
  NotebookProgress(Renderings renderings) {
    this(renderings, null);
  }

  private NotebookProgress(Renderings renderings, Cell cell) {
    this.renderings = renderings;
    this.cell = cell;
  }

  /** The reports come from threads of the client, which serve all cells: the asking one counts. */
  @Override
  public Progress forCaller() {
    Cell asking = Cells.ownership().current();
    return asking == null ? this : new NotebookProgress(renderings, asking);
  }

  @Override
  public void report(ProgressReport report) {
    Shown before = shown.get(report.title());
    long now = report.elapsed().toMillis();
    if (report.ended()) {
      shown.remove(report.title());
    }
    if (before == null) {
      if (!report.ended() && now > PATIENCE_MILLIS) {
        shown.put(report.title(), new Shown(begin(bar(report)), now));
      }
    } else if (report.ended() || now - before.atMillis() >= PAUSE_MILLIS) {
      before.display().update(bar(report));
      shown.replace(report.title(), new Shown(before.display(), now));
    }
  }

  private Display begin(ProgressBar bar) {
    Display display = new Display(renderings, cell == null ? Cells.ownership().ofCaller() : cell);
    display.show(bar);
    return display;
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
