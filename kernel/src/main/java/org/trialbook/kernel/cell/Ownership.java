package org.trialbook.kernel.cell;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.CellTasks;
import org.trialbook.kernel.base.KernelThreads;

/**
 * Which cell a thread works for: what it prints, shows and asks goes there.
 *
 * <p>The rule, in the order in which it is applied:
 *
 * <ol>
 *   <li>A task belongs to the cell that handed it over, whichever thread runs it: what code of a
 *       cell gives to an executor, a completable future or a timer is bound to the running cell by
 *       {@link CellTasks}.
 *   <li>A thread belongs to the cell that started it, and still does when that cell has ended.
 *   <li>The thread of a pool, which is nobody's for long, works for the cell that runs, while one
 *       runs: so do the workers of parallel streams, and pools inside of libraries.
 *   <li>A thread that no cell started works for the cell that runs, or else for the last one.
 * </ol>
 */
@SuppressWarnings("ThreadLocalUsage") // there is one of it, in Cells
public final class Ownership {

  /** A cell, and the thread that was told so; threads that it starts inherit both. */
  private record Owner(Cell cell, Thread told) {}

  private final InheritableThreadLocal<Owner> owners = new InheritableThreadLocal<>();

  /** Threads that another cell has started than made, and timer tasks. */
  private final Map<Object, Cell> given = Collections.synchronizedMap(new WeakHashMap<>());

  private final ThreadLocal<Boolean> pooled = ThreadLocal.withInitial(Ownership::isOfPool);

  private volatile Cell latest;
  private volatile boolean running;

  Ownership() {}

  /** The cell that the current thread works for; null before the first, and on kernel threads. */
  public Cell current() {
    Owner owner = owners.get();
    Thread thread = Thread.currentThread();
    if (owner != null && owner.told() == thread) {
      return owner.cell();
    }
    if (KernelThreads.isCurrent() && !isOfCommonPool(thread)) {
      return null;
    }
    Cell newest = latest;
    if (owner == null || owner.cell() == newest || (running && pooled.get())) {
      return newest;
    }
    return given.getOrDefault(thread, owner.cell());
  }

  /**
   * The same, for what only a cell can do.
   *
   * @throws TrialbookException outside of cells
   */
  public Cell ofCaller() {
    Cell cell = current();
    if (cell == null) {
      throw new TrialbookException(
          "There is no notebook here: this works in a cell of the Trialbook kernel.");
    }
    return cell;
  }

  /** The cell that runs, or else the last one; null before the first. */
  public Cell latest() {
    return latest;
  }

  /** This cell begins to run, on the current thread. */
  public void begin(Cell cell) {
    owners.set(new Owner(cell, Thread.currentThread()));
    latest = cell;
    running = true;
  }

  /** The cell runs no more: all is published, and only threads of its own may add to it. */
  public void end(Cell cell) {
    cell.flush();
    if (latest == cell) {
      running = false;
    }
  }

  /** The current thread works for this cell from now on. */
  public void become(Cell cell) {
    owners.set(new Owner(cell, Thread.currentThread()));
  }

  /** The current cell starts this thread, which another may have made, or times this task. */
  public void gives(Object work) {
    Cell cell = current();
    if (work != null && cell != null) {
      given.put(work, cell);
    }
  }

  /** The cell that has given this to a thread; null if none has. */
  public Cell giverOf(Object work) {
    return given.get(work);
  }

  /** Does something for a cell, be it not the one that the thread works for otherwise. */
  public <T> T as(Cell cell, Callable<T> work) throws Exception {
    Owner before = owners.get();
    become(cell);
    try {
      return work.call();
    } finally {
      owners.set(before);
    }
  }

  /** Its threads serve everybody, whoever was first to need one. */
  private static boolean isOfCommonPool(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool();
  }

  private static boolean isOfPool() {
    return Thread.currentThread() instanceof ForkJoinWorkerThread
        || StackWalker.getInstance()
            .walk(
                frames ->
                    frames.anyMatch(
                        frame ->
                            frame
                                .getClassName()
                                .equals("java.util.concurrent.ThreadPoolExecutor$Worker")));
  }
}
