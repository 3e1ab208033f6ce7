package org.trialbook.cli;

import java.io.PrintWriter;
import org.trialbook.registry.Progress;
import org.trialbook.registry.ProgressReport;

/** One line on a terminal that says how a question gets on; nothing where the output is piped. */
final class TerminalProgress implements Progress {

  /** Set by the launcher, which can ask whether standard error is a terminal; Java cannot. */
  private static final String IS_TERMINAL = "trialbook.terminal";

  private static final int BAR = 30;

  private final PrintWriter terminal;

  private TerminalProgress(PrintWriter terminal) {
    this.terminal = terminal;
  }

  static Progress on(PrintWriter terminal) {
    return Boolean.getBoolean(IS_TERMINAL) ? new TerminalProgress(terminal) : Progress.UNHEARD;
  }

  @Override
  public void report(ProgressReport report) {
    terminal.print("\r\033[K" + line(report));
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
