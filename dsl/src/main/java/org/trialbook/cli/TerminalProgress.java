package org.trialbook.cli;

import java.io.PrintWriter;
import org.trialbook.progress.Progress;
import org.trialbook.progress.ProgressReport;

/** One line on a terminal that says how a question gets on; nothing where the output is piped. */
final class TerminalProgress implements Progress {

  /** Columns, set by the launcher, which can tell whether standard error is a terminal. */
  private static final String COLUMNS = "trialbook.terminal";

  private static final int BAR = 30;

  private final PrintWriter terminal;
  private final int columns;

  TerminalProgress(PrintWriter terminal, int columns) {
    this.terminal = terminal;
    this.columns = columns;
  }

  static Progress on(PrintWriter terminal) {
    int columns = Integer.getInteger(COLUMNS, 0);
    return columns > 0 ? new TerminalProgress(terminal, columns) : Progress.UNHEARD;
  }

  /** A line that wraps could not be written over. */
  @Override
  public synchronized void report(ProgressReport report) {
    String line = line(report);
    terminal.print("\r\033[K" + line.substring(0, Math.min(line.length(), columns - 1)));
    if (report.ended()) {
      terminal.println();
    }
    terminal.flush();
  }

  /** {@code [######------------------------] 3,000 of 12,345 studies, 812/s, 11 s left}. */
  static String line(ProgressReport report) {
    if (report.share().isEmpty()) {
      return report.toString();
    }
    int done = (int) Math.round(report.share().getAsDouble() * BAR);
    return "[" + "#".repeat(done) + "-".repeat(BAR - done) + "] " + report;
  }
}
