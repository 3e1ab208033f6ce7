package org.trialbook.cli;

import org.trialbook.accounting.Counts;

/** What a command that reads studies ends with; picocli has 2 for wrong use. */
final class ExitStatus {

  static final String HEADING = "%nExit status:%n";
  static final String ALL_READ = "0:All studies were read.";
  static final String FAILED = "1:Nothing could be read, or it failed; nothing was written.";
  static final String WRONG_USE = "2:The command was not understood.";
  static final String SOME_REJECTS = "3:Done, but some records could not be read.";

  static final String SOME_DAMAGED =
      "3:Done, but a snapshot in the folder could not be opened; it is named and was left alone.";

  private static final int DONE = 0;
  private static final int REJECTS = 3;

  private ExitStatus() {}

  /** Of a command that has done what it was to do. */
  static int of(Counts counts) {
    return of(counts.rejects());
  }

  /** Of a command that has done what it was to do, with so many rejects. */
  static int of(long rejects) {
    return rejects == 0 ? DONE : REJECTS;
  }
}
