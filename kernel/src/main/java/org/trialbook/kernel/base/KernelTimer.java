package org.trialbook.kernel.base;

import java.util.Timer;
import java.util.TimerTask;

/** Does things a little later, on a thread of its own. */
public final class KernelTimer {

  private final Timer timer = new Timer("timer", true);

  public void after(int millis, Runnable task) {
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            try {
              task.run();
            } catch (Throwable e) { // would end the timer for all
              Log.warn("a timed task failed", e);
            }
          }
        },
        millis);
  }
}
