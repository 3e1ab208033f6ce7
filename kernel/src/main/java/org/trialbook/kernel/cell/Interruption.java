package org.trialbook.kernel.cell;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Which threads of cells are to stop.
 *
 * <p>A method ends only at the first time of asking: what is called to clean up, in a {@code
 * finally}, still runs. A loop always does.
 */
public final class Interruption {

  /** Threads that are to end: that of the interrupted cell, and those left behind. */
  private final Set<Thread> condemned = ConcurrentHashMap.newKeySet();

  /** Those that have been told once. */
  private final Set<Thread> told = ConcurrentHashMap.newKeySet();

  private volatile boolean armed;
  private volatile boolean stopRequested;

  Interruption() {}

  /** A method of a cell begins. */
  public void enterMethod() {
    if (armed && isCondemned(Thread.currentThread()) && told.add(Thread.currentThread())) {
      throw new CellInterrupted();
    }
  }

  /** A loop of a cell turns back. */
  public void repeatLoop() {
    if (armed && isCondemned(Thread.currentThread())) {
      told.add(Thread.currentThread());
      throw new CellInterrupted();
    }
  }

  /** From now on the running cell is to stop. */
  public synchronized void requestStop() {
    stopRequested = true;
    armed = true;
  }

  public boolean isStopRequested() {
    return stopRequested;
  }

  /** From now on this thread is to stop. */
  public synchronized void condemn(Thread thread) {
    condemned.add(thread);
    armed = true;
  }

  /** This thread begins something new. */
  public synchronized void pardon(Thread thread) {
    condemned.removeIf(each -> each == thread || !each.isAlive());
    told.retainAll(condemned);
    armed = stopRequested || !condemned.isEmpty();
  }

  /** A new cell begins: an interrupt of the one before it counts no longer. */
  public synchronized void clearStop() {
    stopRequested = false;
    armed = !condemned.isEmpty();
  }

  private boolean isCondemned(Thread thread) {
    // The workers of parallel streams belong to no cell; while one is being stopped they are taken
    // to work for it.
    return condemned.contains(thread) || (stopRequested && thread instanceof ForkJoinWorkerThread);
  }
}
