package org.trialbook.kernel;

import org.trialbook.kernel.base.KernelThreads;

/** The process that has started this one, as Jupyter tells it. */
final class FrontEndProcess {

  private static final String VARIABLE = "JPY_PARENT_PID";

  private FrontEndProcess() {}

  /** Tells a process that it starts for this one. */
  static void isThisOneFor(ProcessBuilder started) {
    started.environment().put(VARIABLE, String.valueOf(ProcessHandle.current().pid()));
  }

  /**
   * Ends this process with the front end: a kernel whose front end has died would wait for ever.
   */
  static void endWithIt() {
    String parent = System.getenv(VARIABLE);
    if (parent != null && parent.matches("\\d+")) {
      ProcessHandle.of(Long.parseLong(parent))
          .ifPresent(process -> KernelThreads.start("parent", () -> endAfter(process)));
    }
  }

  private static void endAfter(ProcessHandle parent) {
    parent.onExit().join();
    System.exit(1);
  }
}
