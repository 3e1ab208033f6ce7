package org.trialbook.kernel.base;

import java.io.PrintStream;

/** The kernel's own remarks: on the process's standard error, where no cell ever shows them. */
public final class Log {

  private static final PrintStream TERMINAL = System.err;

  private Log() {}

  public static void warn(String remark) {
    TERMINAL.println("[trialbook] " + remark);
  }

  public static void warn(String remark, Throwable cause) {
    warn(remark);
    cause.printStackTrace(TERMINAL);
  }
}
