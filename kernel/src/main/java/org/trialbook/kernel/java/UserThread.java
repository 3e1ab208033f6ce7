package org.trialbook.kernel.java;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.trialbook.kernel.base.KernelThreads;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellInterrupted;
import org.trialbook.kernel.cell.Cells;

/**
 * The thread that cells run on. It can be interrupted, stopped where the JVM still can, and as the
 * last resort left behind, so that the kernel and its variables live on.
 */
public final class UserThread {

  /** What a piece of work came to: a value, or a failure. */
  public record Result(Object value, Throwable failure) {}

  /** What a cell does: it may throw anything. */
  public interface Body {
    Object run() throws Throwable;
  }

  private static final int STOP_MILLIS = 250;
  private static final int ABANDON_MILLIS = 3_000;

  private final ClassLoader loader;
  private final KernelTimer timer;
  private ExecutorService executor;
  private volatile Work running;

  UserThread(ClassLoader loader, KernelTimer timer) {
    this.loader = loader;
    this.timer = timer;
    this.executor = newExecutor();
  }

  /**
   * Runs the body as part of the cell; waits for its result, or until an interrupt ends it. On the
   * thread of the cell, where code asks for more code to be evaluated, it is run at once.
   */
  Result run(Cell cell, Body body) {
    if (isCurrent()) {
      return running.runInside(body);
    }
    Work work = new Work(cell, body);
    running = work;
    executor.execute(work);
    Result result = work.result.join();
    running = null;
    if (work.isTainted()) {
      executor.shutdown();
      executor = newExecutor();
    }
    return result;
  }

  /** Whether the caller is on the thread of the cell that runs. */
  boolean isCurrent() {
    Work work = running;
    return work != null && work.thread == Thread.currentThread();
  }

  /**
   * Does work of the kernel on the thread of the cell. An interrupt waits until it is done: within
   * the compiler it would close the files that all later cells need.
   */
  <T> T shielded(Supplier<T> work) {
    return running.shielded(work);
  }

  /** Ends what runs, by ever harder means. */
  void interrupt() {
    Cells.interruption().requestStop();
    Work work = running;
    if (work != null) {
      work.interrupt();
      timer.after(STOP_MILLIS, work::stop);
      timer.after(ABANDON_MILLIS, work::abandon);
    }
  }

  private ExecutorService newExecutor() {
    return Executors.newSingleThreadExecutor(
        body -> {
          Thread thread = new Thread(KernelThreads.CELLS, body, "cell");
          thread.setDaemon(true);
          thread.setContextClassLoader(loader);
          return thread;
        });
  }

  private static final class Work implements Runnable {

    private final Cell cell;
    private final Body body;
    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private volatile Thread thread;
    private boolean finished;
    private boolean tainted;
    private boolean shielded;

    Work(Cell cell, Body body) {
      this.cell = cell;
      this.body = body;
    }

    @Override
    public void run() {
      Result outcome;
      try {
        thread = Thread.currentThread();
        Cells.interruption().pardon(thread);
        Cells.ownership().begin(cell);
        // An interrupt comes either before this line or finds the thread.
        outcome =
            Cells.interruption().isStopRequested()
                ? new Result(null, new CellInterrupted())
                : new Result(body.run(), null);
      } catch (Throwable failure) {
        outcome = new Result(null, failure);
      }
      synchronized (this) {
        finished = true;
      }
      result.complete(outcome);
    }

    /** Code of the cell that was asked for by code of the cell. */
    Result runInside(Body inner) {
      boolean before = shield(false);
      try {
        return Cells.interruption().isStopRequested()
            ? new Result(null, new CellInterrupted())
            : new Result(inner.run(), null);
      } catch (Throwable failure) {
        return new Result(null, failure);
      } finally {
        shield(before);
      }
    }

    <T> T shielded(Supplier<T> work) {
      boolean before = shield(true);
      try {
        return work.get();
      } finally {
        shield(before);
      }
    }

    /** Puts the shield up or down; the thread's own interrupt waits behind it. */
    private synchronized boolean shield(boolean up) {
      boolean before = shielded;
      shielded = up;
      if (up) {
        Thread.interrupted();
      } else if (Cells.interruption().isStopRequested()) {
        thread.interrupt();
      }
      return before;
    }

    synchronized void interrupt() {
      Thread target = thread;
      if (target != null) {
        Cells.interruption().condemn(target);
        if (!shielded) {
          target.interrupt();
        }
      }
    }

    /** For library code, which no check is woven into, that ignores interrupts. */
    @SuppressWarnings("deprecation") // the only means, and one that Java 20 and later refuse
    synchronized void stop() {
      if (!finished && !shielded && thread != null) {
        tainted = true;
        try {
          thread.stop();
        } catch (UnsupportedOperationException | NoSuchMethodError e) {
          thread.interrupt();
        }
      }
    }

    synchronized void abandon() {
      if (!finished && thread != null) {
        tainted = true;
        result.complete(
            new Result(
                null,
                new CellInterrupted(
                    "The cell could not be stopped: it "
                        + whereabouts()
                        + ", which heeds no interrupt.\n"
                        + "Its thread was left behind and may keep a processor busy until it ends;"
                        + " all variables are kept.\n"
                        + "Restart the kernel to be rid of it.")));
      }
    }

    private String whereabouts() {
      StackTraceElement[] stack = thread.getStackTrace();
      if (thread.getState() == Thread.State.BLOCKED) {
        return "waits for a lock that another thread holds";
      }
      return "is in " + (stack.length == 0 ? "native code" : stack[0]);
    }

    synchronized boolean isTainted() {
      return tainted;
    }
  }
}
