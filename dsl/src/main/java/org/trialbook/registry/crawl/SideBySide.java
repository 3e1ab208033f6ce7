package org.trialbook.registry.crawl;

import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.trialbook.registry.wire.Background;

/** Work done side by side, that ends as a whole: well, or with what went wrong first. */
final class SideBySide {

  private SideBySide() {}

  /**
   * Does all of it, so much at once. Where a piece fails, or this thread is interrupted, the others
   * are interrupted; none of them goes on once this returns.
   *
   * @throws ExecutionException around what a piece threw
   */
  static void run(int atOnce, Collection<? extends Callable<Void>> pieces)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce, Background::thread);
    try {
      CompletionService<Void> done = new ExecutorCompletionService<>(threads);
      pieces.forEach(done::submit);
      for (int ended = 0; ended < pieces.size(); ended++) {
        done.take().get();
      }
    } finally {
      threads.shutdownNow();
      awaitEnd(threads);
    }
  }

  /** An interrupt does not shorten this: whoever called must be able to touch the same files. */
  private static void awaitEnd(ExecutorService threads) {
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
