package org.trialbook.kernel.java;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinWorkerThread;
import org.trialbook.kernel.cell.CellInterrupted;

/**
 * Which threads of cells are to stop. One for the process, as the code of cells is that asks it.
 *
 * <p>A method ends only at the first time of asking: what is called to clean up, in a {@code
 * finally}, still runs. A loop always does.
 */
public final class Interruption {

  /** Threads that are to end: that of the interrupted cell, and those left behind. */
  private static final Set<Thread> CONDEMNED = ConcurrentHashMap.newKeySet();

  /** Those that have been told once. */
  private static final Set<Thread> TOLD = ConcurrentHashMap.newKeySet();

  private static volatile boolean armed;
  private static volatile boolean stopRequested;

  private Interruption() {}

  /** A method of a cell begins. */
  public static void enterMethod() {
    if (armed && isCondemned(Thread.currentThread()) && TOLD.add(Thread.currentThread())) {
      throw new CellInterrupted();
    }
  }

  /** A loop of a cell turns back. */
  public static void repeatLoop() {
    if (armed && isCondemned(Thread.currentThread())) {
      TOLD.add(Thread.currentThread());
      throw new CellInterrupted();
    }
  }

  /** From now on the running cell is to stop. */
  public static synchronized void requestStop() {
    stopRequested = true;
    armed = true;
  }

  public static boolean isStopRequested() {
    return stopRequested;
  }

  /** From now on this thread is to stop. */
  public static synchronized void condemn(Thread thread) {
    CONDEMNED.add(thread);
    armed = true;
  }

  /** This thread begins something new. */
  public static synchronized void pardon(Thread thread) {
    CONDEMNED.removeIf(each -> each == thread || !each.isAlive());
    TOLD.retainAll(CONDEMNED);
    armed = stopRequested || !CONDEMNED.isEmpty();
  }

  /** A new cell begins: an interrupt of the one before it counts no longer. */
  public static synchronized void clearStop() {
    stopRequested = false;
    armed = !CONDEMNED.isEmpty();
  }

  private static boolean isCondemned(Thread thread) {
    // The workers of parallel streams belong to no cell; while one is being stopped they are taken
    // to work for it.
    return CONDEMNED.contains(thread) || (stopRequested && thread instanceof ForkJoinWorkerThread);
  }
}
