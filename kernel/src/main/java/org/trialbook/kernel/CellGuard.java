package org.trialbook.kernel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinWorkerThread;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.cell.CellInterrupted;

/**
 * What the code of cells is woven with: calls that no cell writes by hand.
 *
 * <p>Every method and every turn of a loop of a cell asks whether it is to stop, so that an
 * interrupt ends it on every Java version and whatever it catches. A method ends only at the first
 * time of asking: what is called to clean up, in a {@code finally}, still runs.
 */
public final class CellGuard {

  /** Threads that are to end: that of the interrupted cell, and those left behind. */
  private static final Set<Thread> CONDEMNED = ConcurrentHashMap.newKeySet();

  /** Those that have been told once. */
  private static final Set<Thread> TOLD = ConcurrentHashMap.newKeySet();

  private static volatile boolean armed;
  private static volatile boolean stopRequested;

  private CellGuard() {}

  /** Stands at the beginning of every method. */
  public static void enterMethod() {
    if (armed && isCondemned(Thread.currentThread()) && TOLD.add(Thread.currentThread())) {
      throw new CellInterrupted();
    }
  }

  /** Stands where a loop turns back. */
  public static void repeatLoop() {
    if (armed && isCondemned(Thread.currentThread())) {
      TOLD.add(Thread.currentThread());
      throw new CellInterrupted();
    }
  }

  /** Stands where a cell says {@code System.exit}: the kernel does not end by accident. */
  @SuppressWarnings("DoNotCallSuggester") // nobody calls it by hand: it is woven in
  public static void exit(int status) {
    throw new TrialbookException(
        "System.exit("
            + status
            + ") would have ended the kernel with all its variables, so it was not done.\n"
            + "To end a cell early, throw an exception; to end the kernel, use the front end's"
            + " menu.");
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
