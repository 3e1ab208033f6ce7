package org.trialbook.progress;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work on a thread of its own, for what heeds no interrupt: whoever waits for it is interrupted at
 * once, and can tell it to stop. It keeps no process alive.
 */
public final class OwnThread<T> {

  private final FutureTask<T> task;
  private final Thread thread;

  private OwnThread(FutureTask<T> task, Thread thread) {
    this.task = task;
    this.thread = thread;
  }

  /** Begins. */
  public static <T> OwnThread<T> start(String name, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return new OwnThread<>(task, thread);
  }

  /**
   * Waits for what the work makes.
   *
   * @throws InterruptedException where whoever waits is interrupted; the work goes on
   * @throws ExecutionException with what the work has thrown
   */
  public T get() throws InterruptedException, ExecutionException {
    return task.get();
  }

  /** Interrupts the work, for those parts of it that heed that. */
  public void interrupt() {
    thread.interrupt();
  }

  /** What the work has made after all, at most so long from now; a second interrupt ends that. */
  public Optional<T> madeWithin(Duration patience) {
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      // who is this impatient gets what is there
    }
    try {
      return task.isDone() ? Optional.ofNullable(task.get()) : Optional.empty();
    } catch (InterruptedException | ExecutionException e) {
      return Optional.empty();
    }
  }
}
